import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Poll } from "#db/queries/poll.ts";
import { isByConsensus } from "./subject.ts";

export function nobodyOwes({ prefix }: PersonContext, poll: Poll): Problem {
  const { number } = poll;
  const again = isByConsensus(poll) ? "extend" : "reopen";
  return new Problem({
    code: "too late",
    message: `Poll ${number} is closed, so nobody can be asked to vote in it.`,
    hint: `${prefix}poll list state:open shows the polls that are open; ${prefix}poll ${again} poll:${number} closes:"in 7 days" opens this one again, where that is possible.`,
    field: "poll",
  });
}

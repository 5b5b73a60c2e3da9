import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Poll } from "#db/queries/poll.ts";
import { KINDS } from "./kinds.ts";

/** So many can vote at least, and must have voted for the result to be told. */
export const SECRET_AT_LEAST = 5;

type Asked = { kind: PollKindName; secret?: boolean | undefined; results?: Poll["results"] | undefined };

/** When results are shown: what was said, else always; of a secret poll after closing alone. */
export function shownWhen({ kind, secret, results }: Asked): Poll["results"] {
  if (!secret) return results ?? "always";
  if (KINDS[kind].consensus) throw named();
  if (results === undefined || results === "after-closing") return "after-closing";
  throw new Problem({
    code: "invalid",
    message:
      "Results of a secret poll are shown after it has closed, because a number that moves can tell who voted how.",
    hint: "Leave results out, or leave secret out.",
    field: "results",
  });
}

/** With a few seats the result itself would tell. */
export const isEnoughForSecret = ({ secret }: { secret: boolean }, seats: number) =>
  !secret || seats >= SECRET_AT_LEAST;

/** The numbers of a few ballots would tell who cast them; of none they tell nothing. */
export const isWithheld = ({ secret, cast }: { secret: boolean; cast: number }) =>
  secret && cast > 0 && cast < SECRET_AT_LEAST;

export function enoughForSecret(secret: boolean, seats: number): void {
  if (isEnoughForSecret({ secret }, seats)) return;
  throw new Problem({
    code: "conflict",
    message: `A secret poll needs at least ${SECRET_AT_LEAST} that can vote, and here it would be ${seats}: the result could tell who voted how.`,
    hint: "Leave secret out, or open it when more members are confirmed.",
    field: "secret",
  });
}

const named = () =>
  new Problem({
    code: "invalid",
    message: "An approval cannot be secret: an objection is named and answered.",
    hint: "Leave secret out, or use kind:single.",
    field: "secret",
  });

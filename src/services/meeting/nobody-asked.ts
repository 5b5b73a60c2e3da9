import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Meeting } from "#db/queries/meeting.ts";

/** Members are reminded of a meeting to come; `to`: what they would be asked to do. */
export function nobodyAsked({ now, prefix }: PersonContext, { number, state, endsAt }: Meeting, to: string): Problem {
  const isOver = state === "ended" || Temporal.Instant.compare(now, endsAt) >= 0;
  const stands = state === "cancelled" ? "is cancelled" : isOver ? "is over" : "has begun";
  return new Problem({
    code: "too late",
    message: `Meeting ${number} ${stands}, so nobody can be asked to ${to}.`,
    hint: `${prefix}meeting list shows the meetings to come.`,
    field: "meeting",
  });
}

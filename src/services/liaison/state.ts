import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Liaison } from "#db/queries/liaison.ts";
import { momentInWords } from "../time/show-deadline.ts";

/** "over": the term has ended, and the office waits to be renewed or ended. */
export type Phase = "in-office" | "over" | "ended";
export const MOVES = ["report", "renew", "end"] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each phase, and where it may lead. Time alone leads from "in-office" to "over". */
export const TRANSITIONS: Record<Phase, Partial<Record<Move, readonly Phase[]>>> = {
  "in-office": { report: ["in-office"], renew: ["in-office"], end: ["ended"] },
  over: { report: ["over"], renew: ["in-office"], end: ["ended"] },
  ended: {},
};

export function phaseOf({ until, endedAt }: Pick<Liaison, "until" | "endedAt">, now: Temporal.Instant): Phase {
  if (endedAt !== null) return "ended";
  return Temporal.Instant.compare(now, until) >= 0 ? "over" : "in-office";
}

/** Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, liaison: Liaison, move: Move): Phase {
  const phase = phaseOf(liaison, ctx.now);
  if (TRANSITIONS[phase][move]) return phase;
  const { number, name, direction, body, endedAt } = liaison;
  const when = momentInWords(endedAt ?? ctx.now, ctx.activity.zone);
  throw new Problem({
    code: "too late",
    message: `${name} is no longer liaison representative ${direction} ${body}: liaison ${number} ended on ${when}.`,
    hint: whatNow(ctx),
    field: "liaison",
  });
}

function whatNow({ actor, prefix }: Context): string {
  if (actor.kind === "person" && !may(actor, "member")) return "Nothing has to be done.";
  return `${prefix}liaison list shows who is in office; a successor is found with ${prefix}nomination open.`;
}

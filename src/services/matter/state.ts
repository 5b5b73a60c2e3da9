import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Matter, MatterState } from "#db/queries/matter.ts";
import { momentInWords } from "../time/show-deadline.ts";

export const MOVES = ["discuss", "escalate", "resolve", "reopen"] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each state, and where it leads. Who escalates again says anew what is asked. */
export const TRANSITIONS: Record<MatterState, Partial<Record<Move, MatterState>>> = {
  open: { discuss: "open", escalate: "escalated", resolve: "resolved" },
  escalated: { discuss: "escalated", escalate: "escalated", resolve: "resolved", reopen: "open" },
  resolved: { reopen: "open" },
};

/** The state it leads to. Throws a Problem that says what is possible now. */
export function move(ctx: Context, matter: Matter, wanted: Move): MatterState {
  const to = TRANSITIONS[matter.state][wanted];
  if (to !== undefined) return to;
  throw new Problem({
    code: "conflict",
    message: refusal(ctx, matter),
    hint: possibleNow(ctx, matter),
    field: "matter",
  });
}

function refusal({ activity }: Context, { number, state, resolvedAt }: Matter): string {
  if (state !== "resolved" || resolvedAt === null)
    return `Matter ${number} is neither resolved nor escalated, so there is nothing to reopen.`;
  return `Matter ${number} was resolved on ${momentInWords(resolvedAt, activity.zone)}.`;
}

/** It has a discussion that goes on, or that came to its end since it was reopened. */
export function isDiscussed({ discussion, reopenedAt }: Matter): boolean {
  if (!discussion?.concludedAt || reopenedAt === null) return discussion !== null;
  return Temporal.Instant.compare(discussion.concludedAt, reopenedAt) >= 0;
}

/** Those moves of its state that the asker has a command for. */
export function possibleNow({ prefix, commands, actor }: Context, { state, number }: Matter): string {
  const mayUse = (verb: Move) => {
    const command = commands.find((one) => one.name === `matter ${verb}`);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const typed = (verb: string) => `${prefix}matter ${verb} matter:${number}`;
  const verbs = MOVES.filter((one) => TRANSITIONS[state][one] !== undefined && mayUse(one)).map(typed);
  const show = `${typed("show")} shows it.`;
  return verbs.length === 0 ? show : `Possible now: ${verbs.join("; ")}. ${show}`;
}

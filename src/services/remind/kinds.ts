import type { Reading } from "#core/contract/card.ts";
import type { Ladder, LadderName, Reminders, Term } from "#core/contract/reminders.ts";
import { rungsAt } from "../time/ladder.ts";

export type OnLadder = NonNullable<Reminders["ladder"]>;

export function ladderOf(ctx: Reading, kind: string): OnLadder {
  const declared = ctx.reminders.get(kind)?.ladder;
  if (!declared) throw new Error(`nothing declares the end of "${kind}"`);
  return declared;
}

/** The end of what is under way, while that is to come: quiet hours hold nothing back beyond it. */
export const endAhead = ({ now }: Reading, term: Term | undefined): Temporal.Instant | undefined =>
  term && Temporal.Instant.compare(term.endsAt, now) > 0 ? term.endsAt : undefined;

/** The newest step of a thing's ladder that has come, and the next one. */
export function stepsOf({ activity, now }: Reading, of: LadderName, term: Term) {
  const { ladders, rules } = activity.charter;
  const ladder: Ladder = ladders[term.ladder ?? of];
  return { ladder, ...rungsAt(term, ladder, { zone: activity.zone, hour: rules.reminders.at }, now) };
}

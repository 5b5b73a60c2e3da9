import type { Call } from "#core/contract/call.ts";
import type { Activity, Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { addConsensus } from "#db/queries/consensus.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { inWords } from "../time/show-deadline.ts";
import { earliestEnd } from "./agreement.ts";

/** Makes a box decide by consensus. `onSettled`: a call of access "clock", due at once when it is agreed or ended without agreement. */
export async function openConsensus(ctx: Context, made: { boxId: number; onSettled?: Call }): Promise<void> {
  await addConsensus(ctx.db, { ...made, activityId: ctx.activity.id });
}

/** The end of a proposal that opens at `from`: the charter's period when none is said. Throws a Problem for one before the charter's minimum. */
export function readConsensusEnd(ctx: Context, closes: string | undefined, from = ctx.now): Temporal.Instant {
  const { activity, now } = ctx;
  const { zone, charter } = activity;
  const { period } = charter.rules.consensus;
  if (closes === undefined) return from.toZonedDateTimeISO(zone).add(Temporal.Duration.from(period)).toInstant();
  const { endsAt } = readDeadline(closes, { now, zone, field: "closes" });
  const earliest = earliestEnd(activity, from);
  if (Temporal.Instant.compare(endsAt, earliest) >= 0) return endsAt;
  throw new Problem({
    code: "invalid",
    message: `A proposal must be open for at least ${minimumInWords(activity)}, so that everybody has time to object.`,
    hint: `Give an end that is not before ${inWords(earliest, zone)}.`,
    field: "closes",
  });
}

/** "7 days". */
export const minimumInWords = ({ charter }: Activity): string =>
  Temporal.Duration.from(charter.rules.consensus.minimumPeriod).toLocaleString("en", { style: "long" });

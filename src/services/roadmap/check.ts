import type { Reading } from "#core/contract/card.ts";
import type { Context } from "#core/contract/context.ts";
import { addCheck } from "#db/queries/roadmap-check.ts";
import { scheduleReminders } from "../remind/schedule.ts";

export const KIND = "roadmap";

type Since = { since: Temporal.Instant; verified: boolean; verifiedBy: number | null };

/** From that instant on time runs for entries that get this id. Nobody is asked about them before `planCheck`. */
export async function newCheck({ db, activity }: Context, of: Since): Promise<number> {
  return await addCheck(db, { activityId: activity.id, ...of });
}

/** Once the entries are there: their contacts are asked when the time comes. */
export async function planCheck(ctx: Context, id: number): Promise<void> {
  await scheduleReminders(ctx, { kind: KIND, id });
}

/** When an entry of that day has to be looked at again. */
export function dueFrom({ activity }: Pick<Reading, "activity">, since: Temporal.Instant): Temporal.Instant {
  const period = Temporal.Duration.from(activity.charter.rules.roadmap.verifiedEvery);
  return since.toZonedDateTimeISO(activity.zone).add(period).toInstant();
}

/** What was not verified since then is due now. */
export function dueSince({ activity, now }: Pick<Reading, "activity" | "now">): Temporal.Instant {
  const period = Temporal.Duration.from(activity.charter.rules.roadmap.verifiedEvery);
  return now.toZonedDateTimeISO(activity.zone).subtract(period).toInstant();
}

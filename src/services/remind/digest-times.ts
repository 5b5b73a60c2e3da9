import { WEEKDAYS } from "#core/contract/charter-values.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { type DigestReader, digestReaders } from "#db/queries/digest.ts";

/** How long before it is first looked at somebody may have asked for a digest. */
export const LOOKED_AT_EVERY = Temporal.Duration.from({ minutes: 5 });

type Hour = Pick<DigestReader, "every" | "hour"> & { zone: string; weeklyOn: (typeof WEEKDAYS)[number] };

/** The first time after an instant at which a digest is due: on the wall of the reader's zone, an hour that clocks jump over moved on by the jump. */
export function nextDigest(after: Temporal.Instant, { every, hour, zone, weeklyOn }: Hour): Temporal.Instant {
  const today = after.toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; ; days += 1) {
    const day = today.add({ days });
    if (every === "weekly" && day.dayOfWeek !== WEEKDAYS.indexOf(weeklyOn) + 1) continue;
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
    if (Temporal.Instant.compare(at, after) > 0) return at;
  }
}

/** Everybody with a digest, and when their next one is due: perhaps before now. */
export async function digestsOf(db: Db, activity: Activity, now: Temporal.Instant) {
  const { weeklyOn } = activity.charter.rules.digest;
  return (await digestReaders(db, activity.id)).map((reader) => {
    const hour = { ...reader, zone: reader.zone ?? activity.zone, weeklyOn };
    return { ...reader, dueAt: nextDigest(reader.until ?? now.subtract(LOOKED_AT_EVERY), hour) };
  });
}

/** The next instant at which a digest is due. */
export async function nextDigestAt(db: Db, activity: Activity, now: Temporal.Instant) {
  const times = (await digestsOf(db, activity, now)).map((one) => one.dueAt);
  return times.sort(Temporal.Instant.compare)[0];
}

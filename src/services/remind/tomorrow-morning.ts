import { outOfQuietHours, type QuietHours } from "../time/quiet-hours.ts";

/** The next day at the hour reminders come, in the reader's own day. */
export function tomorrowMorning(now: Temporal.Instant, hours: QuietHours, hour: string): Temporal.Instant {
  const day = now.toZonedDateTimeISO(hours.zone).toPlainDate().add({ days: 1 });
  return outOfQuietHours(day.toZonedDateTime({ timeZone: hours.zone, plainTime: hour }).toInstant(), hours);
}

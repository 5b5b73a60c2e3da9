import { counted } from "#core/views/say.ts";

/** "3 days", "1 day" or "less than a day" after an end; undefined for what came in time. Days are those of the calendar there. */
export function lateBy(at: Temporal.Instant | null, endsAt: Temporal.Instant | null, zone: string): string | undefined {
  if (at === null || endsAt === null || Temporal.Instant.compare(at, endsAt) < 0) return undefined;
  const last = endsAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone).toPlainDate();
  const days = last.until(at.toZonedDateTimeISO(zone).toPlainDate(), { largestUnit: "days" }).days;
  return days < 1 ? "less than a day" : counted(days, "day");
}

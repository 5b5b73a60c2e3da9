import { shownDeadline } from "./show-deadline.ts";

const DAYS: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };

/** "9 October 2025". */
export const dayInWords = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDate().toLocaleString("en-GB", DAYS);

/** The day of what an end brought about by itself: the last day that the end is shown with, however late the clock came. */
export const lastDayInWords = (endsAt: Temporal.Instant, zone: string): string =>
  dayInWords(shownDeadline(endsAt, zone), zone);

/** "1 July 2025 to 30 September 2025": half-open, so that a period that ends at midnight ends the day before. */
export function periodInWords(from: Temporal.Instant, until: Temporal.Instant, zone: string): string {
  const last = dayInWords(until.subtract({ nanoseconds: 1 }), zone);
  const first = dayInWords(from, zone);
  return first === last ? first : `${first} to ${last}`;
}

import { momentInWords } from "./show-deadline.ts";

/** "Thursday 9 October 2025, 11:15–13:15 (Europe/Zurich)"; both in full when they are on two days there. */
export function rangeInWords(from: Temporal.Instant, until: Temporal.Instant, zone: string): string {
  const [start, end] = [from.toZonedDateTimeISO(zone), until.toZonedDateTimeISO(zone)];
  if (!start.toPlainDate().equals(end.toPlainDate())) {
    return `${momentInWords(from, zone)} to ${momentInWords(until, zone)}`;
  }
  return momentInWords(from, zone).replace(" (", `–${end.toPlainTime().toString({ smallestUnit: "minute" })} (`);
}

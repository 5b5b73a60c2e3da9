import { shownDeadline } from "../time/show-deadline.ts";

/** A deadline as it may be typed: the day alone where it lasts until its end. */
export function deadlineAsTyped(deadlineAt: Temporal.Instant, zone: string): string {
  const shown = shownDeadline(deadlineAt, zone).toZonedDateTimeISO(zone);
  const day = shown.toPlainDate().toString();
  if (!shown.toInstant().equals(deadlineAt)) return day;
  return `${day} ${shown.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

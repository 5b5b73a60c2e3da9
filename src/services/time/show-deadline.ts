const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long" });

/** The instant to show for an end: 23:59 of the day before for one that falls on a day's first moment, else the end itself. */
export function shownDeadline(endsAt: Temporal.Instant, zone: string): Temporal.Instant {
  const local = endsAt.toZonedDateTimeISO(zone);
  return local.equals(local.startOfDay()) ? endsAt.subtract({ minutes: 1 }) : endsAt;
}

/** "Tuesday 30 September 2025, 23:59 (Europe/Zurich)": an end in plain text. */
export function inWords(endsAt: Temporal.Instant, zone: string): string {
  return momentInWords(shownDeadline(endsAt, zone), zone);
}

/** "Tuesday 30 September 2025, 14:05 (Europe/Zurich)": any instant as it is. */
export function momentInWords(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  const day = local.toPlainDate();
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${WEEKDAY.format(day)} ${local.day} ${MONTH.format(day)} ${local.year}, ${time} (${zone})`;
}

import type { Activity } from "#core/contract/context.ts";
import type { Meeting } from "#db/queries/meeting.ts";

type Dated = Pick<Meeting, "startsAt" | "registrationEndsAt" | "documentsEndAt">;

/** The first instant at which nobody can register any more: the meeting's own, else its start. */
export const registrationEnd = ({ registrationEndsAt, startsAt }: Dated): Temporal.Instant =>
  registrationEndsAt ?? startsAt;

/** The first instant at which a document is late: the meeting's own, else so long before its day as the charter says. */
export function documentsEnd({ documentsEndAt, startsAt }: Dated, { zone, charter }: Activity): Temporal.Instant {
  if (documentsEndAt) return documentsEndAt;
  const lead = Temporal.Duration.from(charter.rules.documents.lateBefore);
  const lastDay = startsAt.toZonedDateTimeISO(zone).toPlainDate().subtract(lead);
  return firstMomentAfter(lastDay, zone);
}

/** A deadline of the charter: a date lasts until the next midnight there. */
export function charterDeadline(text: string, zone: string): Temporal.Instant {
  if (text.includes("T")) return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
  return firstMomentAfter(Temporal.PlainDate.from(text), zone);
}

const firstMomentAfter = (day: Temporal.PlainDate, zone: string) =>
  day.add({ days: 1 }).toZonedDateTime(zone).toInstant();

export const isOver = (end: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(now, end) >= 0;

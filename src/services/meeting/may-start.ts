import type { Meeting } from "#db/queries/meeting.ts";

const EARLIEST_HOURS = 12;

/** From the day it is on, in its zone; one early in the morning also from the evening before. */
export function startableFrom({ startsAt, zone }: Pick<Meeting, "startsAt" | "zone">): Temporal.Instant {
  const day = startsAt.toZonedDateTimeISO(zone).startOfDay().toInstant();
  const before = startsAt.subtract({ hours: EARLIEST_HOURS });
  return Temporal.Instant.compare(day, before) < 0 ? day : before;
}

/** "Thu 9 Oct", where the meeting cannot be started yet. */
export function startsOnlyOn(meeting: Pick<Meeting, "startsAt" | "zone">, now: Temporal.Instant): string | undefined {
  if (Temporal.Instant.compare(now, startableFrom(meeting)) >= 0) return undefined;
  const on = meeting.startsAt.toZonedDateTimeISO(meeting.zone);
  const parts = { weekday: "short", day: "numeric", month: "short" } as const;
  const year = on.year === now.toZonedDateTimeISO(meeting.zone).year ? {} : { year: "numeric" as const };
  return on.toLocaleString("en-GB", { ...parts, ...year }).replace(",", "");
}

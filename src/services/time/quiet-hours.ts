/** When somebody is not to be disturbed: from one hour of their day until another, both on the wall of `zone`. Equal hours: never. */
export type QuietHours = { zone: string; from: string; until: string };

/**
 * The first moment from `at` on that is out of the quiet hours; `at` itself where the end would come before that. An hour
 * that comes twice is quiet twice.
 */
export function outOfQuietHours(at: Temporal.Instant, hours: QuietHours, end?: Temporal.Instant): Temporal.Instant {
  const awake = afterQuiet(at, hours);
  return end && Temporal.Instant.compare(awake, end) >= 0 ? at : awake;
}

export function isQuiet(at: Temporal.Instant, { zone, from, until }: QuietHours): boolean {
  const time = at.toZonedDateTimeISO(zone).toPlainTime();
  const [start, stop] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(until)];
  const [begun, over] = [Temporal.PlainTime.compare(time, start) >= 0, Temporal.PlainTime.compare(time, stop) >= 0];
  return Temporal.PlainTime.compare(start, stop) <= 0 ? begun && !over : begun || !over;
}

/** It can end at its hour, or where clocks jump over that. */
function afterQuiet(at: Temporal.Instant, hours: QuietHours): Temporal.Instant {
  if (!isQuiet(at, hours)) return at;
  const here = at.toZonedDateTimeISO(hours.zone);
  const jump = here.getTimeZoneTransition("next")?.toInstant();
  const ends = [0, 1, 2].flatMap((days) => endsOn(here.toPlainDate().add({ days }), hours));
  const inOrder = [...ends, ...(jump ? [jump] : [])].sort(Temporal.Instant.compare);
  return inOrder.find((end) => Temporal.Instant.compare(end, at) > 0 && !isQuiet(end, hours)) ?? at;
}

/** Twice where clocks are set back over it. */
function endsOn(day: Temporal.PlainDate, { zone, until }: QuietHours): Temporal.Instant[] {
  const wall = day.toPlainDateTime(until);
  return (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }).toInstant(),
  );
}

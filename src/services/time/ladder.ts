/**
 * When reminders before an end are due: after it was opened, still to come, earliest first, none twice. `before` holds ISO 8601 durations:
 * "P7D" is seven days on the calendar of `zone`, "PT3H" three hours exactly.
 */
export function rungs(
  endsAt: Temporal.Instant,
  openedAt: Temporal.Instant,
  ladder: { before: string[] },
  now: Temporal.Instant,
  zone: string,
): Temporal.Instant[] {
  const end = endsAt.toZonedDateTimeISO(zone);
  const from = Temporal.Instant.compare(openedAt, now) > 0 ? openedAt : now;
  const instants = ladder.before
    .map((lead) => end.subtract(Temporal.Duration.from(lead)).toInstant())
    .filter((at) => Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, endsAt) < 0)
    .sort(Temporal.Instant.compare);
  return instants.filter((at, index) => index === 0 || !instants[index - 1]?.equals(at));
}

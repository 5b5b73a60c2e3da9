/** `from` and `to` are offsets: "+01:00". */
type Change = { at: Temporal.Instant; from: string; to: string };

/**
 * A zone as a VTIMEZONE of RFC 5545: what is in force at `from`, and each clock change until `until`. Every change stands by itself, read from
 * the same tables as all other times here, so that no rule is guessed for years to come.
 */
export function vtimezone(zone: string, from: Temporal.Instant, until: Temporal.Instant): string {
  const lines = changesOf(zone, from, until).flatMap(observance);
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...lines, "END:VTIMEZONE"].join("\r\n");
}

function changesOf(zone: string, from: Temporal.Instant, until: Temporal.Instant): Change[] {
  const start = from.toZonedDateTimeISO(zone);
  const before = start.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const found: Change[] = [before ? changeAt(before) : unchanged(start)];
  let next = start.getTimeZoneTransition("next");
  while (next && Temporal.Instant.compare(next.toInstant(), until) <= 0) {
    found.push(changeAt(next));
    next = next.getTimeZoneTransition("next");
  }
  return found;
}

const changeAt = (change: Temporal.ZonedDateTime): Change => ({
  at: change.toInstant(),
  from: change.subtract({ nanoseconds: 1 }).offset,
  to: change.offset,
});

const unchanged = ({ offset }: Temporal.ZonedDateTime): Change => ({
  at: Temporal.Instant.fromEpochMilliseconds(0),
  from: offset,
  to: offset,
});

/** It begins at the time that clocks showed before it. */
function observance({ at, from, to }: Change): string[] {
  const kind = Temporal.PlainDateTime.compare(wall(at, to), wall(at, from)) > 0 ? "DAYLIGHT" : "STANDARD";
  const onset = wall(at, from).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  const [before, after] = [from.replaceAll(":", ""), to.replaceAll(":", "")];
  return [`BEGIN:${kind}`, `DTSTART:${onset}`, `TZOFFSETFROM:${before}`, `TZOFFSETTO:${after}`, `END:${kind}`];
}

const wall = (at: Temporal.Instant, offset: string) => at.toZonedDateTimeISO(offset).toPlainDateTime();

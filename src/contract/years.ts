const FIRST = Temporal.Instant.from("1900-01-01T00:00:00Z");
const END = Temporal.Instant.from("2200-01-01T00:00:00Z");

/** The years that are counted with: every database, calendar and platform takes them. */
export const YEARS = "the years 1900 to 2199";

export const isInRange = (at: Temporal.Instant) =>
  Temporal.Instant.compare(at, FIRST) >= 0 && Temporal.Instant.compare(at, END) < 0;

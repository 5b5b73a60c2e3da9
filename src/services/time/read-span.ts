const WORDS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const UNITS = {
  minute: "minutes",
  min: "minutes",
  hour: "hours",
  day: "days",
  week: "weeks",
  month: "months",
  year: "years",
} as const;
const ONE = `(\\d{1,6}|${Object.keys(WORDS).join("|")})\\s*(${Object.keys(UNITS).join("|")})s?`;
const JOIN = "\\s*(?:,|\\band\\b|\\s)\\s*";
const WHOLE = new RegExp(`^(?:in\\s+)?((?:${ONE})(?:${JOIN}(?:${ONE}))*)(?:\\s+from\\s+now)?$`, "i");
const EACH = new RegExp(ONE, "gi");

/** "in 2 weeks", "3 days", "in an hour and 30 minutes", "two weeks from now". Undefined when it says something else or a unit twice. */
export function readSpan(text: string): Temporal.Duration | undefined {
  const spans = WHOLE.exec(text)?.[1];
  if (spans === undefined) return undefined;
  const fields: Temporal.DurationLikeObject = {};
  for (const [, count = "", unit = ""] of spans.matchAll(EACH)) {
    const name = UNITS[unit.toLowerCase() as keyof typeof UNITS];
    if (fields[name] !== undefined) return undefined;
    fields[name] = WORDS[count.toLowerCase()] ?? Number(count);
  }
  return Temporal.Duration.from(fields);
}

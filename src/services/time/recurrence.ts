import { type ReadOptions, readInstant } from "./read-deadline.ts";

export type Pace = "day" | "weekday" | "week" | "month";

const EVERY =
  /^(?:every\s+(day|weekday|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(daily|weekly|monthly))s?\b[\s,]*(?:at\b)?(.*)$/i;
const PACES: Record<string, Pace> = {
  day: "day",
  daily: "day",
  weekday: "weekday",
  week: "week",
  weekly: "week",
  month: "month",
  monthly: "month",
};
const WEEKEND = 6;

/** "every weekday 09:00", "every Monday", "every month 2025-08-01 10:00": the pace and the first time. Undefined where the text names one time. */
export function readRecurrence(
  text: string,
  options: ReadOptions,
): { every: Pace; first: Temporal.Instant } | undefined {
  const [, named, adverb, rest = ""] = EVERY.exec(text.trim()) ?? [];
  const word = (named ?? adverb)?.toLowerCase();
  if (word === undefined) return undefined;
  const every = PACES[word] ?? "week";
  const first = readInstant(PACES[word] ? rest.trim() || "tomorrow" : `${word} ${rest}`, options);
  return { every, first: every === "weekday" ? onWeekday(first, options.zone) : first };
}

/** The first time after `now`, counted from the start each time: a month that is too short does not shorten the next ones. */
export function nextTime(
  { every, startsAt, zone }: { every: Pace; startsAt: Temporal.Instant; zone: string },
  now: Temporal.Instant,
): Temporal.Instant {
  const start = startsAt.toZonedDateTimeISO(zone);
  const unit = every === "month" ? "months" : every === "week" ? "weeks" : "days";
  const passed = Math.max(0, Math.floor(start.until(now.toZonedDateTimeISO(zone), { largestUnit: unit })[unit]));
  for (let times = passed; ; times += 1) {
    const at = start.add({ [unit]: times });
    if (every === "weekday" && at.dayOfWeek >= WEEKEND) continue;
    if (Temporal.Instant.compare(at.toInstant(), now) > 0) return at.toInstant();
  }
}

function onWeekday(first: Temporal.Instant, zone: string): Temporal.Instant {
  const local = first.toZonedDateTimeISO(zone);
  const days = local.dayOfWeek < WEEKEND ? 0 : 8 - local.dayOfWeek;
  return local.add({ days }).toInstant();
}

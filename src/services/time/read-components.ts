import { en } from "chrono-node";

/** What a person's words name; the rest is concluded from the present moment. */
export type Components = {
  date: { year: number | undefined; month: number; day: number } | undefined;
  /** 1 Monday … 7 Sunday. */
  weekday: number | undefined;
  time: Temporal.PlainTime | undefined;
};

/** Understood differently by different people: next Friday, 02/03/2026, which midnight. */
const DOUBTFUL =
  /\b(next|last|past|previous|ago|now|midnight|morning|afternoon|evening|night|tonight|weekend|end)\b|\d\s*\/\s*\d|\d\.\d+\.\d/i;
const CLOCK =
  /(?:\bat\s+)?\b(?:noon\b|(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?\s*([ap])\.?m\b\.?|(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:.]))/i;

/**
 * Reads absolute English dates with chrono, hours by itself. Chrono counts in the machine's time zone, so it is never shown an hour, gets
 * the day as noon there, and only what it calls certain is taken over. Undefined: not every word was understood.
 */
export function readComponents(text: string, today: Temporal.PlainDate): Components | undefined {
  if (DOUBTFUL.test(text)) return undefined;
  const clock = CLOCK.exec(text);
  const time = clock ? readClock(clock) : undefined;
  if (clock && !time) return undefined;
  const words = text.replace(CLOCK, " ").replace(/^(?:on|by|until)\b/i, "");
  const days = words.replaceAll(/\s+/g, " ").replaceAll(/^[\s,]+|[\s,]+$|(?<=,) *,/g, "");
  if (days === "") return time && { date: undefined, weekday: undefined, time };
  const day = readDay(days, today);
  return day && { ...day, time };
}

function readClock([, hour12, minute12, second12, half, hour = "12", minute, second]: RegExpExecArray) {
  const hours = hour12 === undefined ? Number(hour) : (Number(hour12) % 12) + (half?.toLowerCase() === "p" ? 12 : 0);
  const [minutes, seconds] = [Number(minute12 ?? minute ?? 0), Number(second12 ?? second ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59 || Number(hour12 ?? 1) > 12 || hour12 === "0") return undefined;
  return new Temporal.PlainTime(hours, minutes, seconds);
}

function readDay(text: string, today: Temporal.PlainDate): Omit<Components, "time"> | undefined {
  const noon = new Date(today.year, today.month - 1, today.day, 12);
  const [found, ...others] = en.casual.parse(text, noon);
  if (!found || others.length > 0 || found.text.length !== text.length || found.end) return undefined;
  const { start } = found;
  if (start.isCertain("hour") || start.get("timezoneOffset") !== null) return undefined;
  const certain = (name: "year" | "month" | "day" | "weekday") =>
    start.isCertain(name) ? (start.get(name) ?? undefined) : undefined;
  const [month, day, weekday] = [certain("month"), certain("day"), certain("weekday")];
  const whole = month !== undefined && day !== undefined;
  if (!whole && (month !== undefined || day !== undefined || weekday === undefined)) return undefined;
  return {
    date: whole ? { year: certain("year"), month, day } : undefined,
    weekday: weekday === undefined ? undefined : weekday || 7,
  };
}

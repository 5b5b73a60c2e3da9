import { type Components, readComponents } from "./read-components.ts";
import { readSpan } from "./read-span.ts";

/** A day, an instant, or why neither: `unclear` says nothing was understood. `zone` is the one the text was read in. */
export type Moment =
  | { kind: "day"; day: Temporal.PlainDate; zone: string }
  | { kind: "instant"; at: Temporal.Instant; zone: string }
  | { kind: "wrong"; message: string }
  | { kind: "unclear" };

const ISO = /^([+-]?\d{4,6}-\d{2}-\d{2})(?:(?:T| +)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?$/i;
const OFFSET = /(?<=\d:\d\d(?::\d\d(?:\.\d{1,9})?)?|[ap]m)\s*(Z|[+-]\d{2}(?::?\d{2})?)$/i;
const ZONE = /\s+\(?(UTC|GMT|[A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2})\)?$/;
const MAX_CHARS = 100;
const TWO_NUMBERS = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?=$|[ ,T])/;
const MONTHS = 12;

/**
 * Days, weeks and months from now keep the hour on the wall; hours and minutes are exact. An hour that clocks jump over moves on by the jump,
 * one that comes twice is the first (Temporal's "compatible"). A weekday, an hour or a date without a year is the next one that is not over.
 * A zone or offset in the text ("17:00 UTC", "T09:00+02:00") goes before `zone`. With `hourless`, a day becomes that hour of it.
 */
export function readMoment(said: string, now: Temporal.Instant, zone: string, hourless?: Temporal.PlainTime): Moment {
  const text = inOrder(said.trim().replaceAll(/\s+/g, " "));
  if (text.length > MAX_CHARS) return { kind: "unclear" };
  const span = readSpan(text);
  if (span) return after(span, now, zone);
  const named = nameZone(text);
  const where = named?.zone ?? zone;
  const words = named?.words ?? text;
  try {
    const iso = ISO.exec(words);
    if (iso) {
      return placed(Temporal.PlainDate.from(iso[1] ?? "", { overflow: "reject" }), isoTime(iso[2]) ?? hourless, where);
    }
    const components = readComponents(words, now.toZonedDateTimeISO(where).toPlainDate());
    if (!components) return { kind: "unclear" };
    return concluded({ ...components, time: components.time ?? hourless }, now, where);
  } catch (error) {
    if (error instanceof RangeError) return { kind: "wrong", message: `"${text}" is not a date and time that exists.` };
    throw error;
  }
}

/** 30/09/2025 and 09/30/2025 are the same day to everybody; 02/03/2026 is not, and stays as it is. */
function inOrder(text: string): string {
  const [all = "", first = "", , second = "", year] = TWO_NUMBERS.exec(text) ?? [];
  const [one, other] = [Number(first), Number(second)];
  if (one > MONTHS === other > MONTHS) return text;
  const [day, month] = one > MONTHS ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${text.slice(all.length)}`;
}

function after(span: Temporal.Duration, now: Temporal.Instant, zone: string): Moment {
  try {
    return { kind: "instant", at: now.toZonedDateTimeISO(zone).add(span).toInstant(), zone };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "wrong", message: "That is too far away." };
    throw error;
  }
}

function nameZone(text: string): { words: string; zone: string } | undefined {
  const offset = OFFSET.exec(text);
  if (offset) {
    const [sign = "", hour = "", minute = "00"] = offset[1]?.match(/[+-]|\d\d/g) ?? [];
    return { words: text.slice(0, offset.index), zone: hour === "" ? "UTC" : `${sign}${hour}:${minute}` };
  }
  const named = ZONE.exec(text);
  const zone = named?.[1];
  if (!named || zone === undefined || !isZone(zone)) return undefined;
  return { words: text.slice(0, named.index), zone };
}

function isZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const isoTime = (text: string | undefined): Temporal.PlainTime | undefined =>
  text === undefined
    ? undefined
    : Temporal.PlainTime.from(text.padStart(text.indexOf(":") === 1 ? text.length + 1 : 0, "0"));

function placed(day: Temporal.PlainDate, time: Temporal.PlainTime | undefined, zone: string): Moment {
  if (time) return { kind: "instant", at: day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant(), zone };
  // Pacific/Apia went from 29 to 31 December 2011.
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) {
    return { kind: "wrong", message: `${day} does not exist in ${zone}: the calendar jumped over it.` };
  }
  return { kind: "day", day, zone };
}

function concluded({ date, weekday, time }: Components, now: Temporal.Instant, zone: string): Moment {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const candidates = candidateDays(date, weekday, today);
  const moments = candidates.map((day) => placed(day, time, zone));
  const chosen = moments.findIndex((moment) => isAhead(moment, now));
  const day = candidates[Math.max(chosen, 0)];
  if (day && date && weekday !== undefined && day.dayOfWeek !== weekday) {
    return { kind: "wrong", message: `${day} is a ${day.toLocaleString("en-GB", { weekday: "long" })}.` };
  }
  return moments[Math.max(chosen, 0)] ?? { kind: "unclear" };
}

function candidateDays(
  date: Components["date"],
  weekday: number | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (date) {
    const years = date.year === undefined ? [today.year, today.year + 1] : [date.year];
    return years.map((year) => Temporal.PlainDate.from({ ...date, year }, { overflow: "reject" }));
  }
  if (weekday === undefined) return [today, today.add({ days: 1 })];
  const first = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  return [first, first.add({ weeks: 1 })];
}

function isAhead(moment: Moment, now: Temporal.Instant): boolean {
  if (moment.kind === "instant") return Temporal.Instant.compare(moment.at, now) > 0;
  if (moment.kind !== "day") return false;
  return Temporal.PlainDate.compare(moment.day, now.toZonedDateTimeISO(moment.zone).toPlainDate()) >= 0;
}

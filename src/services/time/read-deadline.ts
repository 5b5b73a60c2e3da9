import { Problem } from "#core/contract/problem.ts";
import { readMoment } from "./read-moment.ts";
import { momentInWords } from "./show-deadline.ts";

/** `zone` reads what is said without one. `field` is the argument a problem is about, `hint` what to write there instead, where not every form fits. */
export type ReadOptions = { now: Temporal.Instant; zone: string; field?: string; hint?: string };
/** `over`: an end that has come already is taken too, because somebody else has set it. */
export type DeadlineOptions = ReadOptions & { over?: true };

/** How a time to come is written. */
export const FORMS =
  '2025-09-30, "2025-09-30 17:00", "30 Sep 2025", "Friday 17:00", "tomorrow", "in 2 weeks", "in 90 minutes"';
const ANY_FORM = `Write a time to come in one of these forms: ${FORMS}.`;
const MAX_YEARS = 5;
/** A reminder said without an hour comes when people start to work. */
const MORNING = Temporal.PlainTime.from("09:00");

/**
 * A moment to come; a date without an hour means 09:00 there. How words are read: `readMoment`.
 * Throws a Problem for what is not understood, over, or more than five years away.
 */
export function readInstant(text: string, options: ReadOptions): Temporal.Instant {
  const moment = understood(text, options, MORNING);
  const at = moment.kind === "instant" ? moment.at : moment.day.toZonedDateTime(moment.zone).toInstant();
  if (Temporal.Instant.compare(at, options.now) > 0) return near(at, options, text);
  const now = momentInWords(options.now, moment.zone);
  throw wrong(`${momentInWords(at, moment.zone)} is already over: it is now ${now}.`, options);
}

/**
 * The end of something, half-open: before `endsAt` is in time. A date without an hour lasts until the next midnight there (`dateOnly`), or until
 * the first moment of the next day where clocks jump over midnight. Throws like `readInstant`.
 */
export function readDeadline(text: string, options: DeadlineOptions): { endsAt: Temporal.Instant; dateOnly: boolean } {
  const moment = understood(text, options);
  const dateOnly = moment.kind === "day";
  const endsAt = dateOnly ? moment.day.add({ days: 1 }).toZonedDateTime(moment.zone).toInstant() : moment.at;
  if (Temporal.Instant.compare(endsAt, options.now) <= 0 && !options.over) {
    const said = dateOnly ? moment.day.toString() : `"${text.trim()}"`;
    const now = momentInWords(options.now, moment.zone);
    const where = /^[+-]|^UTC$/.test(moment.zone) ? ": it is now" : ` in ${moment.zone}, where it is now`;
    throw wrong(`${said} is already over${where} ${now}.`, options);
  }
  return { endsAt: near(endsAt, options, text), dateOnly };
}

function understood(text: string, options: ReadOptions, hourless?: Temporal.PlainTime) {
  const moment = readMoment(text, options.now, options.zone, hourless);
  if (moment.kind === "wrong") throw wrong(moment.message, options);
  if (moment.kind === "unclear") throw wrong(`"${text.trim().slice(0, 100)}" is not understood as a date.`, options);
  return moment;
}

function near(at: Temporal.Instant, options: ReadOptions, said: string): Temporal.Instant {
  const limit = options.now.toZonedDateTimeISO(options.zone).add({ years: MAX_YEARS }).toInstant();
  if (Temporal.Instant.compare(at, limit) <= 0) return at;
  throw wrong(`"${said.trim()}" is more than ${MAX_YEARS} years away.`, options);
}

function wrong(message: string, { field, hint = ANY_FORM }: ReadOptions): Problem {
  return new Problem({ code: "invalid", message, hint, ...(field === undefined ? {} : { field }) });
}

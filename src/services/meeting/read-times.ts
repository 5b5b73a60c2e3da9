import type { Reads } from "#core/contract/command.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { readMoment } from "../time/read-moment.ts";
import { momentInWords } from "../time/show-deadline.ts";

export type Times = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; zone: string };

const MAX_YEARS = 5;
const MAX_DAYS = 30;
const FORMS = '"2025-12-04 14:00", "4 Dec 2025 14:00" or "Friday 14:00"';

/** Start and end of a meeting to come, in the zone that is named, else the activity's. An end that is only an hour is on the day of the start. */
export function readTimes(
  { activity, now }: Pick<Context, "activity" | "now">,
  said: { starts: string; ends: string; zone?: string | undefined },
): Times {
  const zone = said.zone === undefined ? undefined : readZone(said.zone);
  const start = readTime(said.starts, "starts", { now, zone: zone ?? activity.zone });
  const there = zone ?? (isNamed(start.zone) ? readZone(start.zone) : activity.zone);
  return { startsAt: start.at, endsAt: readEnd(said.ends, start.at, { now, zone: there }), zone: there };
}

function readEnd(text: string, startsAt: Temporal.Instant, reading: { now: Temporal.Instant; zone: string }) {
  const hour = HOUR.exec(text.trim());
  const endsAt = hour ? onTheDay(startsAt, reading.zone, hour) : readTime(text, "ends", reading).at;
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) {
    throw wrong("The meeting would end before it starts.", "Give an end after the start.", "ends");
  }
  mustBeAhead(endsAt, "ends", reading);
  if (startsAt.until(endsAt).total("hours") > MAX_DAYS * 24) {
    throw wrong(`The meeting would last more than ${MAX_DAYS} days.`, "Give an earlier end.", "ends");
  }
  return endsAt;
}

type Moved = { starts?: string | undefined; ends?: string | undefined; zone?: string | undefined };

/** The times of a meeting after a move: with a new start alone it is as long as before, with a new end alone it starts as before. */
export function movedTimes(
  { activity, now }: Pick<Context, "activity" | "now">,
  meeting: Pick<Meeting, "startsAt" | "endsAt" | "zone">,
  said: Moved,
): Times {
  const { startsAt, endsAt } = meeting;
  const zone = said.zone === undefined ? meeting.zone : readZone(said.zone);
  const { starts, ends } = said;
  if (starts === undefined) {
    return { startsAt, endsAt: ends === undefined ? endsAt : readEnd(ends, startsAt, { now, zone }), zone };
  }
  const there = { activity: { ...activity, zone }, now };
  const asLong = () => readTime(starts, "starts", { now, zone }).at.add(startsAt.until(endsAt)).toString();
  return readTimes(there, { ...said, starts, ends: ends ?? asLong() });
}

type Before = Pick<Meeting, "startsAt" | "endsAt" | "zone"> | undefined;

/** Each time as its field says it, so that a form says at once which of them are wrong. `before`: the meeting that is changed. */
export function readsOfTimes(
  before: (ctx: PersonContext, args: Record<string, unknown>) => Promise<Before> | undefined,
): Record<"starts" | "ends" | "zone", Reads<string>> {
  return {
    zone: (_, said) => readZone(said),
    starts: async (ctx, said, args) => {
      const { activity, now } = ctx;
      const meeting = await before(ctx, args);
      return readTime(said, "starts", { now, zone: zoneSaid(args) ?? meeting?.zone ?? activity.zone });
    },
    ends: async (ctx, said, args) => {
      const { activity, now } = ctx;
      const meeting = await before(ctx, args);
      const zone = zoneSaid(args) ?? meeting?.zone;
      const start =
        args.starts === undefined ? meeting?.startsAt : startSaid(args, { now, zone: zone ?? activity.zone });
      if (start !== undefined) return readEnd(said, start, { now, zone: zone ?? activity.zone });
      const hour = HOUR.exec(said.trim());
      if (hour) return onTheDay(now, zone ?? activity.zone, hour);
      return readTime(said, "ends", { now, zone: zone ?? activity.zone });
    },
  };
}

/** Undefined where none is said, or none can be read. */
function readable<Value>(said: unknown, read: (said: string) => Value): Value | undefined {
  if (typeof said !== "string") return undefined;
  try {
    return read(said);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const zoneSaid = ({ zone }: Record<string, unknown>) => readable(zone, readZone);
const startSaid = ({ starts }: Record<string, unknown>, at: { now: Temporal.Instant; zone: string }) =>
  readable(starts, (said) => readTime(said, "starts", at).at);

const HOUR = /^(\d{1,2}):(\d{2})$/;

function onTheDay(start: Temporal.Instant, zone: string, [, hour, minute]: RegExpExecArray): Temporal.Instant {
  const time = { hour: Number(hour), minute: Number(minute) };
  if (time.hour > 23 || time.minute > 59) throw wrong("This hour does not exist.", `Write it as ${FORMS}.`, "ends");
  const day = start.toZonedDateTimeISO(zone).toPlainDate();
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

function readTime(text: string, field: "starts" | "ends", { now, zone }: { now: Temporal.Instant; zone: string }) {
  const moment = readMoment(text, now, zone);
  if (moment.kind === "wrong") throw wrong(moment.message, `Write the time as ${FORMS}.`, field);
  if (moment.kind === "unclear") {
    throw wrong(`"${text.trim().slice(0, 100)}" is not understood as a time.`, `Write it as ${FORMS}.`, field);
  }
  if (moment.kind === "day") {
    throw wrong("A meeting needs an hour, not only a day.", `Write the time as ${FORMS}.`, field);
  }
  mustBeAhead(moment.at, field, { now, zone });
  const limit = now.toZonedDateTimeISO(zone).add({ years: MAX_YEARS }).toInstant();
  if (Temporal.Instant.compare(moment.at, limit) > 0) {
    throw wrong(`This is more than ${MAX_YEARS} years away.`, "Give an earlier time.", field);
  }
  return moment;
}

function mustBeAhead(
  at: Temporal.Instant,
  field: "starts" | "ends",
  { now, zone }: { now: Temporal.Instant; zone: string },
) {
  if (Temporal.Instant.compare(at, now) > 0) return;
  const over = `${momentInWords(at, zone)} is already over: it is now ${momentInWords(now, zone)}.`;
  throw wrong(over, "Give a time to come.", field);
}

/** An offset such as +02:00 is no zone that a calendar knows. */
const isNamed = (zone: string) => /^[A-Z]/i.test(zone);

function readZone(text: string): string {
  const name = text.trim();
  try {
    if (isNamed(name)) return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  throw wrong(`There is no time zone "${name.slice(0, 60)}".`, "Write it as Europe/Zurich or Asia/Seoul.", "zone");
}

function wrong(message: string, hint: string, field: "starts" | "ends" | "zone"): Problem {
  return new Problem({ code: "invalid", message, hint, field });
}

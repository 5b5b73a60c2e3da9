import { Problem } from "#core/contract/problem.ts";
import type { ReadOptions } from "./read-deadline.ts";
import { readMoment } from "./read-moment.ts";

/** When something was: today is now, an earlier day its first moment. Throws a Problem for what is not understood, or has not come yet. */
export function readPast(said: string, { now, zone, field }: ReadOptions): Temporal.Instant {
  const moment = readMoment(said, now, zone);
  const wrong = (message: string) => {
    const hint = 'Write a time that has come, such as 2025-09-30 or "2025-09-30 17:00".';
    return new Problem({ code: "invalid", message, hint, ...(field === undefined ? {} : { field }) });
  };
  if (moment.kind === "wrong") throw wrong(moment.message);
  if (moment.kind === "unclear") throw wrong(`"${said.trim().slice(0, 100)}" is not understood as a date.`);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const isToday = moment.kind === "day" && moment.day.equals(today);
  const at = moment.kind === "instant" ? moment.at : moment.day.toZonedDateTime(moment.zone).toInstant();
  if (isToday) return now;
  if (Temporal.Instant.compare(at, now) <= 0) return at;
  throw wrong(`"${said.trim()}" has not come yet.`);
}

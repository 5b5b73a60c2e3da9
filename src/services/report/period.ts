import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { readMoment } from "../time/read-moment.ts";
import { after } from "./cover.ts";

const FORMS = '2025-07-01, "1 Jul 2025" or "2025-07-01 12:00"';

export type Period = { coversFrom: Temporal.Instant; coversUntil: Temporal.Instant };

/** What a progress report is about, half-open: a day without an hour is covered whole. Until now when no end is said; nothing to come is covered. */
export function readPeriod(
  { activity, now }: Pick<Context, "activity" | "now">,
  said: { from: string; until?: string | undefined },
): Period {
  const read = (text: string, field: string, whole: boolean) => {
    const moment = readMoment(text, now, activity.zone);
    if (moment.kind === "instant") return moment.at;
    if (moment.kind === "wrong") throw wrong(moment.message, field);
    if (moment.kind === "unclear") throw wrong(`"${text.trim().slice(0, 100)}" is not understood as a date.`, field);
    return (whole ? moment.day.add({ days: 1 }) : moment.day).toZonedDateTime(moment.zone).toInstant();
  };
  const coversFrom = read(said.from, "from", false);
  if (Temporal.Instant.compare(coversFrom, now) >= 0) throw wrong("The period has not begun yet.", "from");
  const end = said.until === undefined ? after(now) : read(said.until, "until", true);
  const tomorrow = now.toZonedDateTimeISO(activity.zone).add({ days: 1 }).startOfDay().toInstant();
  if (Temporal.Instant.compare(end, tomorrow) > 0)
    throw wrong("A report covers nothing that is still to come.", "until");
  if (Temporal.Instant.compare(end, coversFrom) <= 0) throw wrong("The period would end before it begins.", "until");
  return { coversFrom, coversUntil: end };
}

const BEFORE_ALL = "1900-01-01";
/** The end alone, whenever it begins. */
export const readUntil = (ctx: Pick<Context, "activity" | "now">, until: string) =>
  readPeriod(ctx, { from: BEFORE_ALL, until });

const wrong = (message: string, field: string) =>
  new Problem({ code: "invalid", message, hint: `Write a day or a time that is over, such as ${FORMS}.`, field });

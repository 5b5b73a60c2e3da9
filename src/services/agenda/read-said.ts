import { Problem } from "#core/contract/problem.ts";
import { readMinutes } from "./import/read-minutes.ts";
import { MINUTES_AT_MOST } from "./planned.ts";

const NONE = /^(?:none|-|–)$/i;

/** "none" takes away what was there; nothing said leaves it. */
export const orNone = (said: string | undefined): string | null | undefined =>
  said !== undefined && NONE.test(said.trim()) ? null : said;

/** "10", "10 min", "1 h 30", "none". */
export function minutesSaid(said: string | undefined): number | null | undefined {
  const text = orNone(said);
  if (text === undefined || text === null) return text;
  const minutes = readMinutes(/^\d+$/.test(text.trim()) ? `${text.trim()} min` : text);
  if (minutes !== undefined) return minutes;
  const message = `Minutes are a whole number from 1 to ${MINUTES_AT_MOST}, or "none".`;
  throw new Problem({ code: "invalid", message, hint: "For example: minutes:10.", field: "minutes" });
}

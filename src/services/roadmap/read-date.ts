import { Problem } from "#core/contract/problem.ts";
import { readMoment } from "../time/read-moment.ts";

type Place = { now: Temporal.Instant; zone: string };

const PARTS = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const MONTH_FIRST = /^(\d{1,2})[/.](\d{4})$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMED = /^([a-z]{3})[a-z]{0,6}\.?,? (\d{4})$/i;
/** 03/07/2025 is another day on each side of the Atlantic; 31.12.2025 is not. */
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})$/;
const MONTHS_AT_MOST = 12;

/** A year, a month or a day, as exactly as it was said: "2025", "2025-07", "2025-07-03". Throws a Problem for anything else. */
export function readDate(said: string, { now, zone }: Place): string {
  const text = said.trim().replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");
  const parts = PARTS.exec(text);
  if (parts) return inOrder(said, parts[1], parts[2], parts[3]);
  const month = MONTH_FIRST.exec(text);
  if (month) return inOrder(said, month[2], month[1]);
  const [, name = "", year] = MONTH_NAMED.exec(text) ?? [];
  const named = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (named > 0) return inOrder(said, year, String(named));
  const [, one = "", other = "", ofYear = ""] = DAY_FIRST.exec(text) ?? [];
  if (ofYear !== "") return dayFirst(said, one, other, ofYear);
  const moment = readMoment(text, now, zone);
  if (moment.kind === "day") return moment.day.toString();
  throw wrong(said);
}

/** Certain where one of them is no month, or both are the same. */
function dayFirst(said: string, one: string, other: string, year: string): string {
  if (year.length !== 4) throw wrong(said);
  const both = [one, other].every((part) => Number(part) <= MONTHS_AT_MOST);
  if (!both) return Number(one) > MONTHS_AT_MOST ? inOrder(said, year, other, one) : inOrder(said, year, one, other);
  const [first, second] = [inOrder(said, year, other, one), inOrder(said, year, one, other)];
  if (first === second) return first;
  throw wrong(said, `Write ${first} or ${second}, whichever is meant.`);
}

function inOrder(said: string, year = "", month?: string, day?: string): string {
  const given = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  try {
    Temporal.PlainDate.from([...given, "01", "01"].slice(0, 3).join("-"), { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) throw wrong(said);
    throw error;
  }
  return given.join("-");
}

const wrong = (said: string, hint = "Write a year, a month or a day, such as 2025, 2025-07 or 2025-07-03.") =>
  new Problem({
    code: "invalid",
    message: `"${said.slice(0, 60)}" is no date that can be read for certain.`,
    hint,
    field: "date",
  });

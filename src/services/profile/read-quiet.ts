import { Problem } from "#core/contract/problem.ts";

const HOURS = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to|until)\s*(\d{1,2})(?::(\d{2}))?$/i;

export type Quiet = { quietFrom: string | null; quietUntil: string | null };

/** "22:00-07:00"; "none" for no quiet hours at all, kept as two equal ends; "default" for the activity's. */
export function readQuiet(said: string): Quiet {
  const typed = said.trim().toLowerCase();
  if (typed === "none") return { quietFrom: "00:00", quietUntil: "00:00" };
  if (typed === "default") return { quietFrom: null, quietUntil: null };
  const [, fromHour, fromMinute, untilHour, untilMinute] = HOURS.exec(typed) ?? [];
  const quietFrom = clock(fromHour, fromMinute);
  const quietUntil = clock(untilHour, untilMinute);
  if (quietFrom !== undefined && quietUntil !== undefined) return { quietFrom, quietUntil };
  throw new Problem({
    code: "invalid",
    message: `"${said.slice(0, 80)}" are not quiet hours.`,
    hint: "Write them as 22:00-07:00, or none, or default for those of the activity.",
    field: "quiet",
  });
}

/** "7" and "7:00" as "07:00"; midnight at the end of the day is that at its beginning. */
function clock(hour: string | undefined, minute = "00"): string | undefined {
  if (hour === undefined || Number(minute) > 59) return undefined;
  const at = Number(hour) === 24 && minute === "00" ? 0 : Number(hour);
  return at > 23 ? undefined : `${String(at).padStart(2, "0")}:${minute}`;
}

import { Problem } from "#core/contract/problem.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { readOptions } from "./read-options.ts";

export type NewSlot = { label: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant | null };
type At = { now: Temporal.Instant; zone: string };

const HOW = 'Write slots to come such as "2025-12-04 14:00-16:00", separated by semicolons.';
const UNTIL = /^(.*\d{1,2}:\d{2})\s*(?:-|–|to|until)\s*(\d{1,2}:\d{2})$/i;

/** "2025-12-04 14:00-16:00; Friday 10:00": slots to come in the activity's zone, each with an hour, with or without an end. */
export function readSlots(text: string, at: At): NewSlot[] {
  const slots = readOptions(text).map(({ label }) => readSlot(label, at));
  const twice = slots.find((slot, index) => slots.findIndex(({ startsAt }) => startsAt.equals(slot.startsAt)) < index);
  if (twice) throw wrong(`Two slots start at ${twice.label}.`, "Name each slot once.");
  return slots;
}

function readSlot(said: string, { now, zone }: At): NewSlot {
  const [, start = said, until] = UNTIL.exec(said) ?? [];
  const { endsAt: startsAt, dateOnly } = readDeadline(start, { now, zone, field: "options", hint: HOW });
  if (dateOnly) throw wrong(`The slot "${said}" has no hour.`, HOW);
  const local = startsAt.toZonedDateTimeISO(zone);
  const where = zoneInWords(zone);
  if (until === undefined) return { label: `${dayAndTime(local)} ${where}`, startsAt, endsAt: null };
  const ends = endOn(local, until, said);
  const label = `${dayAndTime(local)}–${ends.toPlainTime().toString({ smallestUnit: "minute" })} ${where}`;
  return { label, startsAt, endsAt: ends.toInstant() };
}

/** An end before the start is on the next day. */
function endOn(start: Temporal.ZonedDateTime, until: string, said: string): Temporal.ZonedDateTime {
  const [hour, minute] = until.split(":").map(Number);
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) {
    throw wrong(`The end of the slot "${said}" is no time of day.`, HOW);
  }
  const end = start.withPlainTime({ hour, minute });
  return Temporal.ZonedDateTime.compare(end, start) > 0 ? end : end.add({ days: 1 });
}

/** "Zurich time". */
function zoneInWords(zone: string): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return city === "UTC" ? city : `${city} time`;
}

/** "Thu 4 Dec 2025, 14:00". */
function dayAndTime(local: Temporal.ZonedDateTime): string {
  const day = local
    .toPlainDate()
    .toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return `${day.replace(/^(\p{L}+), /u, "$1 ")}, ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "options" });

import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { NewOption } from "#db/queries/poll-option.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { inWords } from "../time/show-deadline.ts";
import { readOptions } from "./read-options.ts";
import { slotLabel } from "./slot-label.ts";

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
  const slot = { startsAt, endsAt: until === undefined ? null : endOn(local, until, said).toInstant() };
  return { label: slotLabel(slot, zone), ...slot };
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

/** Of slots that have all begun by its end nothing could be made. */
export function someSlotToCome({ activity }: Pick<Context, "activity">, options: NewOption[], end: Temporal.Instant) {
  const slots = options.flatMap(({ startsAt }) => startsAt ?? []);
  if (slots.length === 0 || slots.some((startsAt) => Temporal.Instant.compare(startsAt, end) > 0)) return;
  throw new Problem({
    code: "invalid",
    message: `All of these slots begin before the poll closes on ${inWords(end, activity.zone)}, so no meeting could be scheduled of them.`,
    hint: "Give an earlier end, or later slots.",
    field: "closes",
  });
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "options" });

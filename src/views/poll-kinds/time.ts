import type { Choice, Part, Shares, Span } from "#core/contract/view.ts";
import { showMeeting, TITLE_CHARS } from "../meeting-answers.ts";
import type { PollResult } from "../poll.ts";
import { choices, inARow } from "../say.ts";

/** ISO instants; no end where none was given. `scheduled`: a meeting was made of it, whose number may be told here or not. */
export type Slot = {
  number: number;
  label: string;
  startsAt: string;
  endsAt: string | undefined;
  isOver: boolean;
  scheduled?: { as: number | undefined };
};
/** `ownZone`: that of whoever reads it alone. */
type In = { zone: string; ownZone?: string | undefined };
type Asked = In & { activity: string; number: number; question: string; slots: Slot[] };
export type Availability = { yes: number; ifNeeded: number; no: number };

export const ANSWERS = [
  { value: 2, word: "yes", label: "Yes" },
  { value: 1, word: "if-needed", label: "If needed" },
  { value: 0, word: "no", label: "No" },
] as const;

/** "Thu 4 Dec 2025, 14:00–16:00: yes": one for each slot. */
export function timeWords(answers: number[], { options }: { options: { label: string }[] }): string {
  const word = (answer: number | undefined) => ANSWERS.find(({ value }) => value === answer)?.word ?? "no";
  return options.map(({ label }, index) => `${label}: ${word(answers[index])}`).join("; ");
}

/** The same, each slot as the platform shows times. */
export function timedWords(answers: number[], { slots, ...where }: In & { slots: Slot[] }): Span[] {
  const word = (answer: number | undefined) => ANSWERS.find(({ value }) => value === answer)?.word ?? "no";
  return slots.flatMap((slot, index): Span[] => [
    ...(index === 0 ? [] : ["; "]),
    ...slotSpans(slot, where),
    `: ${word(answers[index])}`,
  ]);
}

/** Each slot in the reader's own zone, where the platform can. */
export const slotList = ({ slots, ...where }: Asked): Part[] => [
  { kind: "list", ordered: true, items: slots.map((slot) => slotSpans(slot, where)) },
];

export function slotSpans({ startsAt, endsAt }: Slot, { zone: said, ownZone }: In): Span[] {
  const zone = ownZone ?? said;
  const start: Span = { at: startsAt, zone, show: "datetime" };
  return endsAt === undefined ? [start] : [start, " to ", { at: endsAt, zone, show: "time" }];
}

const BUTTONS_AT_MOST = 5;

/** `best`: the slots most people can come to, by index. `schedules`: the poll is over, so a meeting can be made of them. */
export function timeResult(asked: Asked, counts: Availability[], best: number[], schedules: boolean): PollResult {
  const { slots } = asked;
  const items = slots.map((slot, index): Span[] => {
    const mark: Span[] = best.includes(index) ? [" ", { bold: "– best" }] : [];
    return [...slotSpans(slot, asked), `: ${answersOf(counts[index])}`, ...mark, ...fateOf(slot)];
  });
  const chosen = best.flatMap((index) => slots[index] ?? []);
  const ways = schedules ? chosen.flatMap((slot) => wayOn(asked, slot)).slice(0, BUTTONS_AT_MOST) : [];
  return {
    parts: [{ kind: "list", ordered: true, items, shares: slots.map((_, index) => sharesOf(counts[index])) }],
    ...(ways.length > 0 ? { ways: choices(...ways) } : {}),
    words: slots.map(({ label }, index) => `${label}: ${answersOf(counts[index])}`).join("; "),
    lead: leadOf(chosen, counts[best[0] ?? -1]),
    timedLead: timedLead(chosen, { ...asked, counted: counts[best[0] ?? -1] }),
    table: {
      columns: ["Slot", "Starts", "Ends", "Yes", "If needed", "No"],
      rows: slots.map(({ label, startsAt, endsAt }, index) => {
        const { yes, ifNeeded, no } = counts[index] ?? NOBODY;
        return [label, startsAt, endsAt ?? "", yes, ifNeeded, no];
      }),
    },
  };
}

const NOBODY: Availability = { yes: 0, ifNeeded: 0, no: 0 };
const answersOf = ({ yes, ifNeeded, no }: Availability = NOBODY) => `${yes} yes, ${ifNeeded} if needed, ${no} no`;

/** Yes, then if needed, of all who answered. */
function sharesOf({ yes, ifNeeded, no }: Availability = NOBODY): Shares {
  const all = Math.max(1, yes + ifNeeded + no);
  return [yes / all, ifNeeded / all];
}

const fateOf = ({ scheduled }: Slot): Span[] =>
  scheduled ? [scheduled.as === undefined ? ", scheduled" : `, scheduled as meeting ${scheduled.as}`] : [];

function wayOn(asked: Asked, slot: Slot): Choice[] {
  const { scheduled } = slot;
  if (!scheduled) return slot.isOver ? [] : [scheduling(asked, slot)];
  return scheduled.as === undefined ? [] : [showMeeting(asked.activity, scheduled.as)];
}

/** One press schedules it under the question as its title; its place comes with meeting move. Without an end, or with a question too long for a title, a form asks for that. */
function scheduling({ activity, number, question, zone }: Asked, slot: Slot): Choice {
  const local = (at: string) =>
    Temporal.Instant.from(at)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" })
      .replace("T", " ");
  const isTitle = question.length <= TITLE_CHARS;
  const title = isTitle ? { title: question } : {};
  const ends = slot.endsAt === undefined ? {} : { ends: local(slot.endsAt) };
  const made = { poll: String(number), slot: String(slot.number) };
  return {
    label: `Schedule slot ${slot.number}`,
    call: {
      activity,
      command: "meeting schedule",
      args: { ...title, starts: local(slot.startsAt), ...ends, ...made },
    },
    ...(isTitle && slot.endsAt !== undefined ? { confirm: `Schedule a meeting: ${slot.label}?` } : {}),
  };
}

function leadOf(best: Slot[], { yes, ifNeeded }: Availability = NOBODY): string {
  if (best.length === 0) return "No slot suits anybody.";
  const can = canCome({ yes, ifNeeded });
  const labels = best.map(({ label }) => label);
  return best.length === 1 ? `Best: ${labels[0]} (${can}).` : `Equally good: ${inARow(labels)} (${can} to each).`;
}

const canCome = ({ yes, ifNeeded }: Omit<Availability, "no">) =>
  `${yes + ifNeeded} can come${ifNeeded > 0 ? `, ${ifNeeded} of them if needed` : ""}`;

function timedLead(best: Slot[], { counted = NOBODY, ...where }: In & { counted: Availability | undefined }): Span[] {
  if (best.length === 0) return ["No slot suits anybody."];
  const can = canCome(counted);
  const slots = best.flatMap((slot, index): Span[] => [
    ...(index === 0 ? [] : [index === best.length - 1 ? " and " : ", "]),
    ...slotSpans(slot, where),
  ]);
  return best.length === 1 ? ["Best: ", ...slots, ` (${can}).`] : ["Equally good: ", ...slots, ` (${can} to each).`];
}

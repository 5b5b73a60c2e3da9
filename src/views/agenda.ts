import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { documentSpans } from "./documents.ts";
import { button, choices, counted, line, say } from "./say.ts";

export type ShownItem = {
  number: string;
  title: string;
  /** Has sub-items. */
  section: boolean;
  /** The id of a presenter who is a member. */
  person: string | undefined;
  presenter: string | undefined;
  minutes: number | undefined;
  documents: string | undefined;
  state: "open" | "on" | "done" | "deferred";
  /** ISO instant. */
  since: string | undefined;
  usedMinutes: number;
  outcome: string | undefined;
  /** The meeting whose agenda has it now. */
  takenBy: number | undefined;
};

type How = "by correspondence" | "at the meeting";
export type AgendaFace = {
  activity: string;
  meeting: number;
  title: string;
  zone: string;
  meetingState: "scheduled" | "started" | "ended" | "cancelled";
  state: "draft" | "proposed" | "amended" | "approved";
  /** The latest. */
  revision: { number: number; state: "proposed" | "approved" | "not-agreed"; poll: number | undefined } | undefined;
  /** The latest that is approved. */
  approved: { number: number; how: How } | undefined;
  items: ShownItem[];
  times: { plannedMinutes: number; unplanned: number; meetingMinutes: number; usedMinutes: number };
  /** A revision as it was, not the present draft. */
  frozen?: true;
};

/** The live card of an agenda, and what `agenda show` answers. */
export function agendaCard(face: AgendaFace): Message {
  const heading = face.frozen
    ? `Agenda of meeting ${face.meeting}, revision ${face.revision?.number}`
    : `Agenda of meeting ${face.meeting}`;
  const on = face.items.find((item) => item.state === "on");
  const parts: Part[] = [
    { kind: "heading", text: heading },
    line({ bold: face.title }),
    line(face.meetingState === "cancelled" ? `The meeting is cancelled. ${standing(face)}` : standing(face)),
    ...(on ? [nowOn(face, on)] : []),
    ...(face.items.length === 0 ? [line("It has no items yet.")] : [outline(face), line(totals(face))]),
    ...links(face),
  ];
  return { kind: "message", summary: agendaSummary(face), parts };
}

const outline = ({ items }: AgendaFace): Part => ({
  kind: "list",
  ordered: false,
  items: items.map(itemSpans),
  depths: items.map(({ number }) => number.split(".").length - 1),
});

export function agendaSummary(face: AgendaFace): string {
  const titles = face.items.filter((item) => !item.number.includes(".")).map((item) => `${item.number} ${item.title}`);
  const items = titles.length === 0 ? "It has no items yet." : `${titles.join("; ")}.`;
  return `Agenda of meeting ${face.meeting}, ${face.title}. ${standing(face)} ${items}`;
}

/** On the board: what it is, where it stands. */
export const agendaOpen = (face: AgendaFace): Span[] => [
  { bold: `Agenda of meeting ${face.meeting}` },
  ` ${standing(face)} ${counted(face.items.length, "item")}.`,
];

const HOW: Record<How, string> = {
  "by correspondence": "by correspondence",
  "at the meeting": "by decision of the meeting",
};

/** Where it stands, in a sentence or two. */
function standing({ state, revision, approved, frozen }: AgendaFace): string {
  if (frozen && revision) return `Revision ${revision.number} ${REVISION[revision.state]}.`;
  const was = approved && `Revision ${approved.number} was approved ${HOW[approved.how]}.`;
  switch (state) {
    case "draft":
      return [was ? `${was} The agenda was changed since.` : "Draft.", failed(revision)].filter(Boolean).join(" ");
    case "proposed":
      return `Revision ${revision?.number} is proposed${decidedIn(revision)}.`;
    case "amended":
      return `Revision ${revision?.number} is proposed${decidedIn(revision)}. The draft was changed since.`;
    case "approved":
      return approved ? `Revision ${approved.number} is approved ${HOW[approved.how]}.` : "Approved.";
    default:
      return state satisfies never;
  }
}
const REVISION = { proposed: "is proposed", approved: "is approved", "not-agreed": "was not agreed" };

const decidedIn = (revision: AgendaFace["revision"]) =>
  revision?.poll === undefined ? "" : `; poll ${revision.poll} decides`;
const failed = (revision: AgendaFace["revision"]) =>
  revision?.state === "not-agreed" ? `Revision ${revision.number} was not agreed.` : "";

function nowOn({ zone }: AgendaFace, { number, title, since, minutes }: ShownItem): Part {
  const planned = minutes === undefined ? "." : `; ${counted(minutes, "minute")} planned.`;
  const from: Span[] = since === undefined ? [] : [", since ", { at: since, zone, show: "time" }];
  return line("Now: ", { bold: `${number} ${title}` }, ...from, planned);
}

/** "3.1 Title — presenter, 10 min; documents. Closed: outcome". */
export function itemSpans(item: ShownItem): Span[] {
  const { person, presenter, minutes, documents } = item;
  const said: Span[][] = [
    ...(presenter === undefined ? [] : [[person === undefined ? presenter : { person, name: presenter }]]),
    ...(minutes === undefined ? [] : [[`${minutes} min`]]),
    ...(documents === undefined ? [] : [documentSpans(documents)]),
  ];
  const details = said.flatMap((spans, at): Span[] => [at === 0 ? " — " : ", ", ...spans]);
  const title: Span = item.section || item.state === "on" ? { bold: ` ${item.title}` } : ` ${item.title}`;
  return [{ bold: item.number }, title, ...details, ...stateSpans(item)];
}

function stateSpans({ state, usedMinutes, minutes, outcome, takenBy }: ShownItem): Span[] {
  const took = minutes === undefined ? timeTaken(usedMinutes) : `, ${usedMinutes} of ${minutes} min`;
  switch (state) {
    case "open":
      return [];
    case "on":
      return [" — ", { bold: "now" }];
    case "done":
      return [" — ", { bold: `closed${took}` }, outcome === undefined ? "" : `: ${outcome}`];
    case "deferred": {
      const where = takenBy === undefined ? "to the next meeting" : `to meeting ${takenBy}`;
      return [" — ", { bold: `deferred ${where}` }, outcome === undefined ? "" : `: ${outcome}`];
    }
    default:
      return state satisfies never;
  }
}

const timeTaken = (minutes: number) => (minutes === 0 ? "" : `, ${minutes} min`);

/** "15 items. 95 of 120 minutes are planned; 3 items have no minutes." */
function totals({ items, times }: AgendaFace): string {
  const all = `${counted(items.length, "item")}.`;
  if (times.plannedMinutes === 0) return all;
  const none =
    times.unplanned === 0
      ? ""
      : `; ${counted(times.unplanned, "item")} ${times.unplanned === 1 ? "has" : "have"} no minutes`;
  const over = times.plannedMinutes > times.meetingMinutes ? " That is more than the meeting has." : "";
  const used = times.usedMinutes === 0 ? "" : ` ${counted(times.usedMinutes, "minute")} used so far.`;
  return `${all} ${times.plannedMinutes} minutes are planned of the meeting's ${times.meetingMinutes}${none}.${over}${used}`;
}

function links({ activity, meeting, revision, state, frozen }: AgendaFace): Part[] {
  const args = { meeting: String(meeting) };
  const options: Choice[] = [];
  if (frozen) options.push(button("Show the agenda of today", activity, "agenda show", args));
  else if (state === "amended" && revision) {
    const label = `Show revision ${revision.number}`;
    options.push(button(label, activity, "agenda show", { ...args, revision: String(revision.number) }));
  }
  if (revision?.state === "proposed" && revision.poll !== undefined) {
    const poll = String(revision.poll);
    options.push(button(`Show poll ${poll}`, activity, "poll show", { poll }));
  }
  return options.length === 0 ? [] : [choices(...options)];
}

/** Said once in every room. */
export function agendaApproved(face: AgendaFace, { number, how }: { number: number; how: How }): Message {
  const text = `Agenda revision ${number} approved: the agenda of meeting ${face.meeting}, ${face.title}, is approved ${HOW[how]}.`;
  const show = { meeting: String(face.meeting), revision: String(number) };
  return say(text, choices(button("Show the agenda", face.activity, "agenda show", show)));
}

import type { Leader } from "#core/contract/leader.ts";
import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { deadlineRows } from "./meeting-deadlines.ts";
import { button, capitalized, choices, counted, line } from "./say.ts";

type Mode = "on-site" | "remote" | "regrets";
type Seen = "on-site" | "remote" | "absent";
type Deadline = { endsAt: string; endsInWords: string; zone: string; over: boolean };
export type MeetingCounts = {
  onSite: number;
  remote: number;
  regrets: number;
  cameOnSite: number;
  cameRemote: number;
};

/** What a reader may know of a meeting: no remote link, no name. */
export type MeetingFace = {
  activity: string;
  acronym: string;
  number: number;
  title: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  zone: string;
  /** In its own zone. */
  oneDay: boolean;
  inWords: string;
  place: string | undefined;
  colocation: string | undefined;
  remote: boolean;
  /** How documents come in, as the charter says, and to which address. */
  documentsBy: string;
  /** "past": its time is over, and nobody has recorded whether it was held. */
  state: "scheduled" | "past" | "started" | "ended" | "cancelled";
  cancelledWhy: string | undefined;
  registration: Deadline;
  documents: Deadline;
  counts: MeetingCounts;
  /** The reader's own part, when a person reads. */
  own?: { mode: Mode | null; attended: Seen | null };
};

const STATES = {
  scheduled: "",
  past: "Its time is over; it is not recorded yet whether it was held.",
  started: "Under way.",
  ended: "This meeting is over.",
  cancelled: "Cancelled.",
};
export const HOW: Record<Mode, string> = { "on-site": "on site", remote: "remotely", regrets: "with regrets" };

/** The live card of a meeting, and what `meeting show` begins with. */
export function meetingCard(face: MeetingFace): Message {
  const state = [STATES[face.state], face.cancelledWhy].filter(Boolean).join(" ");
  const parts: Part[] = [
    { kind: "heading", text: `Meeting ${face.number}` },
    line({ bold: face.title }),
    ...(state ? [line(state)] : []),
    { kind: "facts", rows: facts(face) },
    ...(face.own ? ownPart(face, face.own) : []),
    ...buttons(face),
  ];
  return { kind: "message", summary: meetingSummary(face), parts };
}

export function meetingSummary(face: MeetingFace): string {
  const where = face.place ? `, ${face.place}` : "";
  const state = STATES[face.state] ? ` ${STATES[face.state]}` : "";
  return `Meeting ${face.number}: ${face.title}, ${face.inWords}${where}.${state} ${partText(face)}.`;
}

function facts(face: MeetingFace): { label: string; value: Span[]; zone?: string }[] {
  const { startsAt, endsAt, zone, oneDay } = face;
  const end: Span = { at: endsAt, zone, show: oneDay ? "time" : "datetime" };
  const ahead = face.state === "scheduled" || face.state === "started";
  return [
    { label: "When", value: [{ at: startsAt, zone, show: "datetime" }, " to ", end] },
    { label: "Local time", value: [face.inWords], zone },
    { label: "Where", value: [whereText(face)] },
    ...(face.colocation ? [{ label: "Co-located with", value: [face.colocation] }] : []),
    ...(ahead ? deadlineRows(face) : []),
    { label: cameTo(face) ? "Attended" : "Registered", value: [attendanceText(face)] },
  ];
}

function whereText({ place, remote }: Pick<MeetingFace, "place" | "remote">): string {
  if (!place) return "Remote only";
  return remote ? `${place}; remote participation is possible` : place;
}

/** "2 on site, 1 remote; 1 sent regrets". */
function attendanceText({ counts, state }: Pick<MeetingFace, "counts" | "state">): string {
  const { onSite, remote, regrets, cameOnSite, cameRemote } = counts;
  if (cameTo({ counts, state })) return `${cameOnSite} on site, ${cameRemote} remote`;
  const how = onSite + remote === 0 ? "nobody" : `${onSite} on site, ${remote} remote`;
  return regrets === 0 ? how : `${how}; ${regrets} sent regrets`;
}

/** "Registered: 2 on site, 1 remote". */
const partText = (of: Pick<MeetingFace, "counts" | "state">) =>
  `${cameTo(of) ? "Attended" : "Registered"}: ${attendanceText(of)}`;

/** Attendance was taken, and it is over. */
const cameTo = ({ counts, state }: Pick<MeetingFace, "counts" | "state">) =>
  state === "ended" && counts.cameOnSite + counts.cameRemote > 0;

function ownPart(face: MeetingFace, { mode, attended }: NonNullable<MeetingFace["own"]>): Part[] {
  if (attended) return [line(SEEN[attended])];
  if (face.state === "ended") return [];
  if (mode === "regrets") return [line("You sent regrets.")];
  if (face.state === "past") return mode ? [line(`You were registered to attend ${HOW[mode]}.`)] : [];
  return [line(mode ? `You are registered to attend ${HOW[mode]}.` : "You are not registered.")];
}
const SEEN: Record<Seen, string> = {
  "on-site": "You attended on site.",
  remote: "You attended remotely.",
  absent: "You were absent.",
};

const MODES: { mode: Mode; label: string }[] = [
  { mode: "on-site", label: "Attend on site" },
  { mode: "remote", label: "Attend remotely" },
  { mode: "regrets", label: "Send regrets" },
];

function buttons(face: MeetingFace): Part[] {
  const args = { meeting: String(face.number) };
  if (face.state !== "scheduled" && face.state !== "started") return [];
  const registered = face.own?.mode === "on-site" || face.own?.mode === "remote";
  const open = !face.registration.over || registered;
  const offered = MODES.filter(({ mode }) => {
    if (mode === face.own?.mode) return false;
    return mode === "regrets" || (open && (mode === "remote" ? face.remote : face.place !== undefined));
  });
  const more = (label: string, verb: string): Choice => button(label, face.activity, `meeting ${verb}`, args);
  return [
    choices(
      ...offered.map(({ mode, label }): Choice => button(label, face.activity, "meeting register", { ...args, mode })),
      ...(registered ? [more("Withdraw", "withdraw")] : []),
      ...(face.remote && (registered || face.state === "started") ? [more("Join", "join")] : []),
      face.state === "started" ? more("I am here", "attend") : more("Calendar file", "calendar"),
    ),
  ];
}

export type Attendee = { name: string; organization: string | null; mode: Mode | null; attended: Seen | null };

const SAID: Record<Mode, string> = {
  "on-site": "registered, on site",
  remote: "registered, remote",
  regrets: "regrets",
};
const CAME: Record<Seen, string> = { "on-site": "attended on site", remote: "attended remotely", absent: "absent" };

/** Who comes and who came, for officers. */
export function attendanceList(attendees: Attendee[]): Part[] {
  if (attendees.length === 0) return [];
  const items = attendees.map((one): Span[] => [
    { bold: one.name },
    `${one.organization ? `, ${one.organization}` : ""} — ${[one.mode ? SAID[one.mode] : "not registered", one.attended ? CAME[one.attended] : ""].filter(Boolean).join("; ")}`,
  ]);
  return [line("Attendance list, shown to officers:"), { kind: "list", ordered: false, items }];
}

type Listed = Pick<
  MeetingFace,
  "number" | "title" | "startsAt" | "endsAt" | "zone" | "place" | "remote" | "state" | "counts"
>;

type List = { meetings: Listed[]; older: number };

export function meetingList({ meetings, older }: List, prefix: string, leader: Leader): Message {
  if (meetings.length === 0) {
    const text = `No meeting has been scheduled yet. ${capitalized(leader.one)} schedules one with ${prefix}meeting schedule.`;
    return { kind: "message", summary: text, parts: [line(text)] };
  }
  const ahead = meetings.filter(({ state }) => state === "scheduled" || state === "started").length;
  const summary = `${counted(meetings.length + older, "meeting")}, ${ahead} to come.`;
  const more = `… and ${counted(older, "older meeting")}; ${prefix}meeting show meeting:N shows one.`;
  const items = meetings.map((meeting): Span[] => [
    { bold: String(meeting.number) },
    ` ${meeting.title} — `,
    { at: meeting.startsAt, zone: meeting.zone, show: "datetime" },
    `, ${meeting.place ?? "remote"}${LISTED[meeting.state]}. ${partText(meeting)}`,
  ]);
  const parts: Part[] = [line(summary), { kind: "list", ordered: false, items }];
  return { kind: "message", summary, parts: older > 0 ? [...parts, line(more)] : parts };
}
const LISTED = {
  scheduled: "",
  past: ", past, not recorded yet",
  started: ", under way",
  ended: ", over",
  cancelled: ", cancelled",
};

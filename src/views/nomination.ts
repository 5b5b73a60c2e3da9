import type { Leader } from "#core/contract/leader.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import type { ConsensusView } from "./consensus.ts";
import { nominationWays } from "./nomination-ways.ts";
import { nomineeParts } from "./nominee.ts";
import { capitalized, counted, line } from "./say.ts";
import { seatWord } from "./seat-word.ts";
import { termInWords } from "./term.ts";

export type NominationPhase = "open" | "over" | "vacant" | "window" | "ended" | "deciding" | "appointed" | "closed";
export type NomineeView = {
  number: number;
  name: string;
  organization: string | null;
  state: "named" | "accepted" | "declined" | "withdrawn";
  statement: string | null;
  conflicts: string | null;
  note: string | null;
  namedBy: { name: string; own: boolean; reason: string | null }[];
  supportedBy: string[];
  /** In the objection window, and after it. */
  view?: ConsensusView;
  /** It is the reader. */
  own: boolean;
  /** The objection of the reader's own seat that is not met. */
  objection?: number;
};
/** What a reader may know of a post to fill. */
export type NominationFace = {
  activity: string;
  number: number;
  body: string;
  direction: "to" | "from";
  term: string;
  about: string | null;
  visibility: "everyone" | "members";
  phase: NominationPhase;
  /** Of the nomination period, or of the objection window. ISO instant to show: 23:59 for an end at midnight. */
  endsAt: string;
  endsInWords: string;
  zone: string;
  nominees: NomineeView[];
  /** Who was appointed, until when, and which meeting decided it. */
  appointed?: { name: string; liaison: number; until: string; untilInWords: string; meeting: number | null };
  closedWhy: string | null;
  coChair: boolean;
  leader: Leader;
};

type Post = { body: string; direction: "to" | "from" };

/** "representative to ETSI". */
export const postName = ({ body, direction }: Post): string => `representative ${direction} ${body}`;

/** The live card of a post to fill. */
export function nominationCard(face: NominationFace): Message {
  const options = nominationWays(face, { show: true });
  return whole(face, [...faceParts(face, false), { kind: "choices", options }]);
}

/** The same for one person, with what was said about each nominee. */
export function nominationShown(face: NominationFace): Message {
  const options = nominationWays(face, { show: false });
  const parts = faceParts(face, true);
  return whole(face, options.length === 0 ? parts : [...parts, { kind: "choices", options }]);
}

const whole = (face: NominationFace, parts: Part[]): Message => ({
  kind: "message",
  summary: nominationSummary(face),
  parts,
});

function faceParts(face: NominationFace, all: boolean): Part[] {
  const { about, term } = face;
  return [
    { kind: "heading", text: `Nomination ${face.number}` },
    line({ bold: capitalized(postName(face)) }, `, for a term of ${termInWords(term)}.`),
    ...(about === null ? [] : [line(about)]),
    line(...standing(face)),
    ...nomineeParts(face, all),
    ...ruleParts(face),
  ];
}

function standing(face: NominationFace): Span[] {
  const { phase, leader, appointed, closedWhy } = face;
  const end: Span = { at: face.endsAt, zone: face.zone, show: "datetime" };
  switch (phase) {
    case "open":
      return ["Nominations until ", end, `. ${nomineesInWords(face)}`];
    case "over":
      return ["Nominations were taken until ", end, ". What follows is being established."];
    case "vacant":
      return ["Nominations were taken until ", end, ". ", { bold: `${nobodyLeft(face)}. It waits for ${leader.one}.` }];
    case "window":
      return ["Objections until ", end, `. ${answeredInWords(face)}`];
    case "ended":
      return ["The objection window ended on ", end, ". Its outcome is being established."];
    case "deciding":
      return ["The objection window ended on ", end, `. The appointment waits for ${leader.one}.`];
    case "appointed":
      return appointed ? appointedWords(appointed, face.zone) : [{ bold: "Ended with an appointment." }];
    case "closed":
      return [{ bold: "Closed without an appointment." }, ...(closedWhy === null ? [] : [` ${closedWhy}`])];
    default:
      return phase satisfies never;
  }
}

/** Of a post that waits without anybody to appoint. */
export const nobodyLeft = ({ nominees }: Pick<NominationFace, "nominees">) =>
  nominees.length === 0 ? "Nobody was nominated" : "No nominee is left";

type Appointed = NonNullable<NominationFace["appointed"]>;

const appointedWords = ({ name, liaison, until, meeting }: Appointed, zone: string): Span[] => [
  { bold: `${name} is appointed` },
  ` (liaison ${liaison})${meeting === null ? "" : `, as decided at meeting ${meeting}`}, until `,
  { at: until, zone, show: "date" },
  ".",
];

function nomineesInWords({ nominees }: NominationFace): string {
  const live = nominees.filter(({ state }) => state === "named" || state === "accepted");
  if (live.length === 0) return "Nobody is nominated yet.";
  const accepted = live.filter(({ state }) => state === "accepted").length;
  return `${counted(live.length, "nominee")}, ${accepted} accepted.`;
}

/** Silence is consent: the numbers say who was asked. */
function answeredInWords({ nominees }: NominationFace): string {
  const [view] = nominees.flatMap((one) => one.view ?? []);
  if (!view) return "";
  const open = nominees.flatMap((one) => (one.state === "accepted" ? (one.view?.against.objections ?? []) : []));
  const asked = `${counted(view.seats, seatWord(view))} can object.`;
  return open.length === 0 ? asked : `${asked} Objections that are not met: ${open.length}.`;
}

function ruleParts({ phase, leader }: NominationFace): Part[] {
  if (phase === "open")
    return [
      line(
        "Nominate a member or put yourself forward. Whoever accepts is put to the members, who can object with a reason; then an appointment follows.",
      ),
    ];
  if (phase === "window")
    return [
      line(
        `Whoever has no objection does not need to do anything. An objection needs a reason and shows who raised it; ${leader.all} can appoint nobody over an objection that is not met.`,
      ),
    ];
  return [];
}

export function nominationSummary(face: NominationFace): string {
  const text = standing(face).map((span) => {
    if (typeof span === "string") return span;
    if ("bold" in span) return span.bold;
    return face.phase === "appointed" ? (face.appointed?.untilInWords ?? "") : face.endsInWords;
  });
  return `Nomination ${face.number}: ${postName(face)}. ${text.join("")}`;
}

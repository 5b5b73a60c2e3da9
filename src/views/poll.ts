import type { Message, Part, Span } from "#core/contract/view.ts";
import { counted } from "./say.ts";

/** What was counted, as its kind says it. */
export type PollResult = {
  parts: Part[];
  /** "Approve 3, Object 1". */
  words: string;
  /** Who leads, as a sentence. */
  lead: string;
  /** The same as a table, for an export. */
  table: { columns: string[]; rows: (string | number)[][] };
};

/** What a reader may know of a poll; `result` is absent while it is hidden from them. */
export type PollFace = {
  activity: string;
  number: number;
  question: string;
  per: "person" | "organization";
  /** A poll for co-chairs is voted in by those who hold a role. */
  visibility: "everyone" | "members" | "co-chairs";
  results: "always" | "after-voting" | "after-closing";
  /** What the kind adds to the rule of one vote for each. */
  rule: string;
  /** What there is to choose, where no result says it. */
  list: Part[];
  /** What is pressed or picked to vote. */
  ways: Part[];
  /** ISO instant to show: 23:59 for an end at midnight. */
  endsAt: string;
  endsInWords: string;
  zone: string;
  closed: boolean;
  seats: number;
  cast: number;
  result?: PollResult;
  /** What this reader's own seat has chosen, when a person reads; null: nothing yet. */
  own?: string | null;
};

const RESULTS = {
  always: "Results are shown while the poll is open.",
  "after-voting": "Results are shown to those who have voted.",
  "after-closing": "Results are shown after the poll has closed.",
};

/** The live card of a poll, and what `poll show` answers. */
export function pollCard(face: PollFace): Message {
  const parts: Part[] = [
    { kind: "heading", text: `Poll ${face.number}` },
    { kind: "text", spans: [{ bold: face.question }] },
    ...(face.result?.parts.length ? face.result.parts : face.list),
    { kind: "text", spans: standing(face) },
    ...(face.own === undefined ? [] : [{ kind: "text" as const, spans: [ownVote(face, face.own)] }]),
    ...(face.closed ? [] : [{ kind: "text" as const, spans: [rule(face)] }, ...face.ways]),
  ];
  return { kind: "message", summary: pollSummary(face), parts };
}

type Turnout = Pick<PollFace, "per" | "visibility" | "cast" | "seats">;

/** Who has a seat, as a word to count them with. */
export function seatWord({ per, visibility }: Pick<PollFace, "per" | "visibility">): string {
  if (visibility === "co-chairs") return "officer";
  return per === "person" ? "member" : "organization";
}

export function turnout(face: Turnout): string {
  return `${face.cast} of ${counted(face.seats, seatWord(face))} ${face.cast === 1 || face.seats === 1 ? "has" : "have"} voted`;
}

function standing(face: PollFace): Span[] {
  const end = { at: face.endsAt, zone: face.zone, show: "datetime" as const };
  return face.closed ? [`Closed. ${turnout(face)}.`] : ["Open until ", end, `. ${turnout(face)}.`];
}

const EACH: Record<string, string> = {
  officer: "Each co-chair, each vice-chair and the secretariat has one vote",
  member: "Each member with a vote has one vote",
  organization: "Each organization has one vote; its latest answer counts",
};

function rule(face: PollFace): string {
  const more = face.rule === "" ? "" : ` ${face.rule}`;
  return `${EACH[seatWord(face)]}.${more} You can change your vote until the end. ${RESULTS[face.results]}`;
}

function ownVote(face: PollFace, own: string | null): string {
  const whose = face.per === "organization" ? "Your organization" : "You";
  if (own === null && face.closed) return `${whose} did not vote.`;
  if (own === null) return `${whose} ${face.per === "organization" ? "has" : "have"} not voted yet.`;
  return `${face.per === "organization" ? "Your organization's" : "Your"} vote: ${own}`;
}

export function pollSummary(face: PollFace): string {
  if (!face.closed) return `Poll ${face.number}: ${face.question} Open until ${face.endsInWords}. ${turnout(face)}.`;
  return `Poll ${face.number} is closed: ${face.question} ${face.result ? outcomeText(face, face.result) : ""}`.trim();
}

/** "Approve 3, Object 1; 4 of 5 members have voted." */
const outcomeText = (face: PollFace, result: PollResult) => `${result.words}; ${turnout(face)}.`;

/** Said once in every room when a poll has closed. */
export function pollResult(face: PollFace, result: PollResult): Message {
  return {
    kind: "message",
    summary: pollSummary(face),
    parts: [
      { kind: "heading", text: `Result of poll ${face.number}` },
      { kind: "text", spans: [{ bold: face.question }] },
      ...result.parts,
      { kind: "text", spans: [`${result.lead} ${turnout(face)}.`] },
    ],
  };
}

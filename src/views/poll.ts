import type { Message, Part, Span } from "#core/contract/view.ts";
import { rulesInWords, rulesMet, rulesParts } from "./poll-rules.ts";
import { secrecy, whyWithheld, withheldWords } from "./poll-secrecy.ts";
import { whoAnswers } from "./poll-who.ts";
import { button, choices, counted, ended } from "./say.ts";
import { seatWord } from "./seat-word.ts";

/** What was counted, as its kind says it. */
export type PollResult = {
  parts: Part[];
  /** What can be made of it as it stands: only where it is kept up to date. */
  ways?: Part;
  /** "Approve 3, Object 1". */
  words: string;
  /** Who leads, as a sentence; `timedLead`: the same with times, as each platform shows them. */
  lead: string;
  timedLead?: Span[];
  /** How many votes each option has, for a threshold. */
  votes?: { label: string; count: number }[];
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
  secret: boolean;
  /** So many must vote in secret for the result to be told. */
  secretFrom?: number;
  eligible: "members" | "representatives" | "named";
  /** Those confirmed while it is open vote as well. */
  late: boolean;
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
  /** It has not opened, as an ISO instant and in words; closed then: it was called off. */
  opensAt?: string;
  opensInWords?: string;
  closed: boolean;
  seats: number;
  cast: number;
  result?: PollResult;
  /** Its numbers are not told: fewer than so many voted in secret. */
  withheld?: number;
  /** What this reader's own seat has chosen, when a person reads; null: nothing yet. */
  own?: string | null;
  /** The same with times, as each platform shows them. */
  ownTimed?: Span[] | undefined;
  quorum: number | null;
  threshold: number | null;
  /** Whether it closes before its end once it has passed. */
  early: boolean;
  /** The outcome in a co-chair's own words. */
  outcome: string | null;
  aside?: PollAside;
};

/** What a poll decided by consensus shows beside its ballots. */
export type PollAside = {
  /** Whether it is agreed, or what is not met yet; for the summary. */
  words: string;
  rule: string;
  card: Part[];
  /** What can be done about objections. */
  ways: Part[];
  /** The outcome in full. */
  result: Part[];
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
    ...(face.result?.ways ? [face.result.ways] : []),
    { kind: "text", spans: standing(face) },
    ...(face.aside?.card ?? endOf(face)),
    ...(face.own === undefined ? [] : [{ kind: "text" as const, spans: ownVote(face, face.own) }]),
    ...(face.closed ? [] : [{ kind: "text" as const, spans: [rule(face)] }]),
    ...inOneRow([...(face.closed ? [] : face.ways), ...(face.aside?.ways ?? [])]),
  ];
  return { kind: "message", summary: pollSummary(face), parts };
}

/** Buttons that follow each other stand together. */
function inOneRow(ways: Part[]): Part[] {
  const options = ways.flatMap((part) => (part.kind === "choices" ? part.options : []));
  const others = ways.filter((part) => part.kind !== "choices");
  return options.length === 0 ? others : [...others, { kind: "choices", options }];
}

const endOf = (face: PollFace): Part[] =>
  face.closed && !isCalledOff(face) ? [...whyWithheld(face), ...rulesParts(face, face.result?.votes)] : [];

/** `aside`: of a proposal, which is answered. */
type Turnout = Pick<PollFace, "per" | "visibility" | "cast" | "seats"> & { aside?: unknown };

const done = ({ aside }: { aside?: unknown }) => (aside ? "answered" : "voted");

export function turnout(face: Turnout): string {
  return `${face.cast} of ${counted(face.seats, seatWord(face))} ${face.cast === 1 || face.seats === 1 ? "has" : "have"} ${done(face)}`;
}

/** It was to open later, and never did. */
export const isCalledOff = ({ opensAt, closed }: Pick<PollFace, "opensAt" | "closed">) =>
  closed && opensAt !== undefined;

function notOpen(face: PollFace, opens: Span, end: Span): Span[] {
  if (face.closed) return ["Called off before it opened: nobody was asked."];
  const who =
    face.seats > 0 ? `${counted(face.seats, seatWord(face))} can vote then.` : "Who can vote is settled then.";
  return ["Opens on ", opens, " and is then open until ", end, `. ${who}`];
}

function standing(face: PollFace): Span[] {
  const end = { at: face.endsAt, zone: face.zone, show: "datetime" as const };
  const { opensAt: at, zone } = face;
  if (at !== undefined) return notOpen(face, { at, zone, show: "datetime" }, end);
  return face.closed ? [`Closed. ${turnout(face)}.`] : ["Open until ", end, `. ${turnout(face)}.`];
}

function rule(face: PollFace): string {
  const more = [face.rule, face.aside?.rule ?? rulesInWords(face)]
    .map((words) => (words === "" ? "" : ` ${words}`))
    .join("");
  return `${whoAnswers(face)}.${more} You can change your ${face.aside ? "position" : "vote"} until the end. ${face.secret ? secrecy(face) : RESULTS[face.results]}`;
}

function ownVote(face: PollFace, own: string | null): Span[] {
  const whose = face.per === "organization" ? "Your organization" : "You";
  if (own === null && face.closed) return [`${whose} did not ${face.aside ? "answer" : "vote"}.`];
  if (own === null) return [`${whose} ${face.per === "organization" ? "has" : "have"} not ${done(face)} yet.`];
  const said = `${face.per === "organization" ? "Your organization's" : "Your"} ${face.aside ? "answer" : "vote"}: `;
  return face.ownTimed ? [said, ...face.ownTimed] : [`${said}${own}`];
}

export function pollSummary(face: PollFace): string {
  const aside = face.aside ? ` ${face.aside.words}` : "";
  const named = `Poll ${face.number}: ${ended(face.question)}`;
  if (isCalledOff(face)) return `${named} Called off before it opened.`;
  if (face.opensInWords) return `${named} Opens on ${face.opensInWords}, open until ${face.endsInWords}.`;
  if (!face.closed) return `${named} Open until ${face.endsInWords}. ${turnout(face)}.${aside}`.trim();
  const hidden = face.withheld ? ` ${turnout(face)}. ${withheldWords(face.withheld)}` : "";
  const counts = face.result ? ` ${outcomeText(face, face.result)}` : hidden;
  const met = face.aside ? "" : ` ${rulesMet(face, face.result?.votes)}`;
  return `Poll ${face.number} is closed: ${ended(face.question)}${aside}${counts}${met}`.trim();
}

/** "Approve 3, Object 1; 4 of 5 members have voted." */
const outcomeText = (face: PollFace, result: PollResult) => `${result.words}; ${turnout(face)}.`;

/** What came of it, as it stands or as it ended. */
export function resultInWords(face: PollFace): string {
  const hidden = face.withheld ? withheldWords(face.withheld) : "Its results are hidden until it has closed.";
  const counts = face.result ? `${face.result.words}. ${face.cast === 0 ? "" : face.result.lead}`.trim() : hidden;
  const met = face.closed && !face.withheld ? rulesMet(face, face.result?.votes) : "";
  return `${counts} ${turnout(face)}. ${met}`.trim();
}

/** Who leads, and how many voted; where nobody did, that alone. */
const leadOf = (face: PollFace, { lead, timedLead = [lead] }: PollResult): Span[] =>
  face.cast === 0 ? [`${turnout(face)}.`] : [...timedLead, ` ${turnout(face)}.`];

const showPoll = ({ activity, number }: PollFace): Part =>
  choices(button("Show the poll", activity, "poll show", { poll: String(number) }));

/** Said once in every room when a poll has closed: what is done with it is done where it is kept up to date. */
export function pollResult(face: PollFace, result: PollResult): Message {
  const parts: Part[] = [
    { kind: "heading", text: `Result of poll ${face.number}` },
    { kind: "text", spans: [{ bold: face.question }] },
    ...result.parts,
    ...(face.aside?.result ?? [{ kind: "text", spans: leadOf(face, result) } as const, ...endOf(face)]),
    ...(result.ways ? [showPoll(face)] : []),
  ];
  return { kind: "message", summary: pollSummary(face), parts: inOneRow(parts) };
}

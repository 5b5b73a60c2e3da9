import type { Part } from "#core/contract/view.ts";
import { counted, inARow } from "./say.ts";
import { seatWord } from "./seat-word.ts";

type Held = { holder: string; text?: string };
/** Who stands where; `text`: why they object, or what they add to their support. */
export type PositionsView = Record<"support" | "object" | "abstain" | "none", Held[]>;

const NAMED_AT_MOST = 12;
const LABELS = { support: "Support", object: "Object", abstain: "Abstain" };
/** In the comment period nobody owes an answer. */
const NONE = { position: "No position", call: "No answer", open: "No answer yet" };
const KEYS = ["support", "object", "abstain", "none"] as const;

type Turnout = { per: "person" | "organization"; visibility: string; positions: PositionsView };

export function turnoutOf({ positions }: Pick<Turnout, "positions">) {
  const { support, object, abstain, none } = positions;
  const answered = support.length + object.length + abstain.length;
  return { answered, seats: answered + none.length };
}

/** "2 of 4 organizations have answered"; in the comment period they take a position. */
export function answeredWords(of: Turnout & { inCall: boolean }): string {
  const { answered, seats } = turnoutOf(of);
  const have = answered === 1 || seats === 1 ? "has" : "have";
  return `${answered} of ${counted(seats, seatWord(of))} ${have} ${of.inCall ? "answered" : "taken a position"}`;
}

/** One row for each position that somebody has, by name as far as names can be read. */
export function positionFacts(of: Turnout, { whole, none }: { whole: boolean; none: keyof typeof NONE }): Part[] {
  const rows = KEYS.flatMap((key) => {
    const held = of.positions[key];
    if (held.length === 0) return [];
    const label = key === "none" ? NONE[none] : LABELS[key];
    return [{ label, value: [namesOf(of, held, { key, whole })] }];
  });
  return rows.length === 0 ? [] : [{ kind: "facts", rows }];
}

type Naming = { key: keyof PositionsView; whole: boolean };

function namesOf(of: Turnout, held: Held[], { key, whole }: Naming): string {
  if (!whole && held.length > NAMED_AT_MOST) return counted(held.length, seatWord(of));
  const noted = (one: Held) =>
    key === "support" && one.text !== undefined ? `${one.holder} (with a comment)` : one.holder;
  return held.map(noted).join("; ");
}

/** What was said beside positions; an objection in a call stands among the objections. */
export function positionQuotes(
  { support, object }: PositionsView,
  which: { support: boolean; object: boolean },
): Part[] {
  const quote = (label: string, { holder, text }: Held): Part[] =>
    text === undefined ? [] : [{ kind: "quote", by: [{ bold: `${label} ${holder}` }], spans: [text] }];
  return [
    ...(which.object ? object.flatMap((one) => quote("Objection of", one)) : []),
    ...(which.support ? support.flatMap((one) => quote("Comment with the support of", one)) : []),
  ];
}

/** The record of a discussion that no proposal was put in: the positions, then what was said beside them. */
export function recordWithoutCall(of: Turnout & { comments: number }): string {
  const { support, object, abstain, none } = of.positions;
  const { answered, seats } = turnoutOf(of);
  const group = (label: string, held: Held[]) => {
    if (held.length === 0) return [];
    const names = held.map((one) => one.holder);
    return [`${label}: ${names.length > NAMED_AT_MOST ? counted(names.length, seatWord(of)) : inARow(names)}.`];
  };
  const saying = (did: string, held: Held[]) =>
    held.flatMap(({ holder, text }) => (text === undefined ? [] : [`${holder} ${did}: "${text}"`]));
  const summed = [
    "No consensus call was made.",
    `${counted(seats, seatWord(of))} could take a position, ${answered} did, and ${counted(of.comments, "comment")} ${of.comments === 1 ? "was" : "were"} recorded.`,
    ...group("In support", support),
    ...group("Abstained", abstain),
    ...group("Objected", object),
    ...group("No answer", none),
  ].join(" ");
  return [summed, ...saying("objected", object), ...saying("supported with a comment", support)].join("\n");
}

import type { Leader } from "#core/contract/leader.ts";
import type { Choice, Part } from "#core/contract/view.ts";
import { beyondReach } from "./quorum.ts";
import { button, counted, inARow, line, tied } from "./say.ts";
import { seatWord } from "./seat-word.ts";

export type ObjectionView = {
  number: number;
  objector: string;
  state: "open" | "answered" | "resolved" | "withdrawn";
  reason: string;
  answer?: string;
  how?: string;
  metAs?: "objector" | "co-chair";
};

/** A proposal decided by consensus, as the record has it. */
export type ConsensusView = {
  activity: string;
  leader: Leader;
  of: string;
  args: Record<string, string>;
  /** How those who support it are called in the outcome: "Approved". */
  supported: string;
  state: "coming" | "open" | "over" | "waiting" | "agreed" | "not-agreed";
  per: "person" | "organization";
  visibility: "everyone" | "members" | "co-chairs";
  seats: number;
  answered: number;
  quorum: number | null;
  /** Those confirmed while it is open answer as well. */
  late: boolean;
  /** What stands against agreement, or would if it ended now. */
  against: { objections: number[]; lacking: number; early: boolean };
  objections: ObjectionView[];
  holds: { holder: string; days: number }[];
  /** Why nobody is asked any more, where it ended for that: "meeting 4 is cancelled". */
  moot?: string;
  /** Who answered what, once it has ended. */
  answers?: Record<"support" | "object" | "abstain" | "none", string[]>;
  /** In a co-chair's own words. */
  outcome?: string;
};

const NAMED_AT_MOST = 12;

/** How it is decided, in the rule under an open proposal. */
export function consensusRule(view: ConsensusView): string {
  const { quorum } = view;
  const also =
    quorum === null ? "" : ` and at least ${counted(quorum, seatWord(view))} ${quorum === 1 ? "has" : "have"} answered`;
  const beyond = view.state === "coming" ? "" : beyondReach(view, "answer", "it cannot be agreed");
  return `It is agreed if no objection is open at the end${also}.${beyond} An objection needs a reason.`;
}

/** Whether it is agreed, in one sentence. */
export function verdict(view: ConsensusView): string {
  switch (view.state) {
    case "coming":
      return "It has not opened yet.";
    case "open":
      return "It is still open.";
    case "over":
      return "It has ended; its outcome is being established.";
    case "waiting":
      return `Not agreed: ${reasons(view)}. It waits for ${view.leader.one}.`;
    case "agreed":
      return agreedWords(view);
    case "not-agreed":
      return view.moot === undefined ? `Not agreed: ${reasons(view)}.` : `Closed without a result: ${view.moot}.`;
    default:
      return view.state satisfies never;
  }
}

function agreedWords(view: ConsensusView): string {
  const how = view.objections.length === 0 ? "no objection was open at the end" : "every objection was met";
  if (view.quorum === null) return `Agreed: ${how}.`;
  return `Agreed: ${how}, and ${counted(view.answered, seatWord(view))} answered, of at least ${view.quorum} needed.`;
}

function reasons(view: ConsensusView): string {
  const { objections, lacking, early } = view.against;
  const open = objections.map((number) => {
    const objector = view.objections.find((one) => one.number === number)?.objector;
    return `objection ${number} of ${objector}`;
  });
  const all = [
    ...(open.length > 0 ? [`${inARow(open)} ${open.length === 1 ? "is" : "are"} not met`] : []),
    ...(lacking > 0 ? [`${view.answered} of at least ${counted(view.quorum ?? 0, seatWord(view))} answered`] : []),
    ...(early ? ["it was closed before everybody had the time to answer"] : []),
  ];
  return all.length === 0 ? `${view.leader.one} has not concluded it` : all.join("; ");
}

/** The draft that a co-chair may edit: who was asked, who answered, which objections there were and how each was met. */
function outcomeSentences(view: ConsensusView): string[] {
  return [
    verdict(view),
    ...askedAndAnswered(view),
    ...view.objections.map((one) => objectionSentence(one, view.leader)),
    ...holdSentences(view),
  ];
}

/** The outcome as it stands: edited, else drafted. */
export const outcomeText = (view: ConsensusView): string => view.outcome ?? outcomeSentences(view).join("\n");
export const outcomeLines = (view: ConsensusView): Part[] =>
  outcomeText(view)
    .split("\n")
    .filter((one) => one.trim() !== "")
    .map((one, index) => (index === 0 && view.outcome === undefined ? line({ bold: one }) : line(one)));

/** On a card that has ended. */
export const endParts = (view: ConsensusView): Part[] => [
  line({ bold: verdict(view) }),
  ...(view.outcome === undefined ? [] : outcomeLines(view)),
];

function askedAndAnswered(view: ConsensusView): string[] {
  const one = seatWord(view);
  const asked = `${counted(view.seats, one)} ${view.seats === 1 ? "was" : "were"} asked, ${view.answered} answered.`;
  if (!view.answers) return [asked];
  const { support, object, abstain, none } = view.answers;
  const group = (label: string, names: string[]) => {
    if (names.length === 0) return [];
    return [`${label}: ${names.length > NAMED_AT_MOST ? counted(names.length, one) : inARow(names)}.`];
  };
  const each = [...group(view.supported, support), ...group("Abstained", abstain), ...group("Objected", object)];
  return [[asked, ...each, ...group("No answer", none)].join(" ")];
}

export function objectionSentence(objection: ObjectionView, leader: Leader): string {
  const { number, objector, reason, answer } = objection;
  const answered = answer === undefined ? "" : ` Answer: "${answer}"`;
  return `Objection ${number} of ${objector}: "${reason}"${answered} ${howMet(objection, leader)}`;
}

export function howMet({ state, objector, how, metAs }: ObjectionView, leader: Leader): string {
  switch (state) {
    case "open":
    case "answered":
      return "It is not met.";
    case "withdrawn":
      return `Withdrawn by ${objector}.`;
    case "resolved":
      return `Resolved by ${metAs === "objector" ? objector : leader.one}${how === undefined ? "." : `: "${how}"`}`;
    default:
      return state satisfies never;
  }
}

const holdSentences = ({ holds }: ConsensusView) =>
  holds.map(({ holder, days }) => `${holder} asked for ${counted(days, "more day")}, and the end was moved.`);

const STATES = { open: "open", answered: "answered, not met yet", resolved: "resolved", withdrawn: "withdrawn" };

/** Objections one by one: who, why, what was answered, how it ended. */
export function objectionParts({ objections, holds, leader }: ConsensusView): Part[] {
  const parts = objections.flatMap((one): Part[] => [
    { kind: "quote", by: [{ bold: titleOf(one) }], spans: [one.reason] },
    ...(one.answer === undefined ? [] : [tied({ bold: `Answer to objection ${one.number}: ` }, one.answer)]),
    ...(one.state === "resolved" ? [tied(howMet(one, leader))] : []),
  ]);
  const held = holds.map(({ holder, days }) => `${holder} asked for ${counted(days, "more day")}.`);
  return held.length === 0 ? parts : [...parts, line(held.join(" "))];
}

const titleOf = (one: ObjectionView) => `Objection ${one.number}, ${one.objector} (${STATES[one.state]})`;

/** What this reader can do about objections: their own, or any as a co-chair. */
export function objectionButtons(view: ConsensusView, can: { coChair: boolean; own: number | undefined }): Part[] {
  if (view.state !== "open" && view.state !== "waiting") return [];
  const live = view.objections.filter((one) => one.state === "open" || one.state === "answered");
  const to = (verb: string, label: string, number: number): Choice =>
    button(label, view.activity, `${view.of} ${verb}`, { ...view.args, objection: String(number) });
  const coChairs = can.coChair
    ? live.flatMap(({ number }) => [
        to("answer", `Answer ${number}…`, number),
        to("resolve", `Resolve ${number}…`, number),
      ])
    : [];
  const own = live
    .filter(({ number }) => number === can.own)
    .map(({ number }) => to("withdraw", `Withdraw ${number}`, number));
  const options = [...own, ...coChairs];
  return options.length === 0 ? [] : [{ kind: "choices", options }];
}

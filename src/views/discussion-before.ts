import type { Part } from "#core/contract/view.ts";
import { objectionSentence, verdict } from "./consensus.ts";
import { type CallView, quoted } from "./discussion-proposal.ts";
import { inARow, line, tied } from "./say.ts";

/** What somebody said in the comment period, and what they answered in the call, where they were asked. */
export type SaidBefore = {
  holder: string;
  position: "support" | "object";
  text: string;
  now?: "support" | "object" | "abstain" | "none";
};

const DID = { object: "objected", support: "supported with a comment" };
const NOW = { support: "support", object: "objection", abstain: "abstention", none: "no answer" };

/** For the outcome: it did not count in the call, and is not lost. */
export const beforeLines = (said: SaidBefore[]): string[] =>
  said.map(({ holder, position, text, now }) => {
    const then = now === undefined ? "" : ` In the call: ${NOW[now]}.`;
    return `Before the call, ${holder} ${DID[position]}: "${text}"${then}`;
  });

/** A proposal that another one replaced, with the objections to it. */
export const replacedLine = ({ number, proposal, view }: CallView): string =>
  [`Proposal ${number}: "${proposal}" ${verdict(view)}`, ...objectionsTo(view)].join(" ");

/** The same for one person, quoted. */
export const replacedParts = ({ number, proposal, view }: CallView): Part[] => [
  quoted(`Proposal ${number}, not agreed`, proposal),
  ...objectionsTo(view).map((one) => tied(one)),
];

const objectionsTo = (view: CallView["view"]) => view.objections.map((one) => objectionSentence(one, view.leader));

const isUnrepeated = ({ position, now }: SaidBefore) => position === "object" && now === "none";
export const unrepeated = (said: SaidBefore[]): string[] => said.filter(isUnrepeated).map((one) => one.holder);

/** On a card only what is not said again; `whole`: all of it. */
export function beforeParts(said: SaidBefore[], { whole, open }: { whole: boolean; open: boolean }): Part[] {
  const shown = whole ? said : said.filter(isUnrepeated);
  const quotes = shown.map(({ holder, position, text }) => {
    const what = position === "object" ? "objection of" : "comment with the support of";
    return quoted(`Before the call, ${what} ${holder}`, text);
  });
  return open && said.some(isUnrepeated) ? [...quotes, line(AGAIN)] : quotes;
}

const AGAIN = "An objection made before the call does not count in it: if it still stands, please object again.";

/** "Objected before: ETSI. …", in the rooms. */
export function againWords(said: SaidBefore[]): string {
  const names = unrepeated(said);
  return names.length === 0 ? "" : ` Objected before: ${inARow(names)}. ${AGAIN}`;
}

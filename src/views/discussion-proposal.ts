import type { Part } from "#core/contract/view.ts";
import type { ConsensusView } from "./consensus.ts";

export type CallView = { number: number; proposal: string; view: ConsensusView };

export const quoted = (title: string, text: string): Part => ({ kind: "quote", by: [{ bold: title }], spans: [text] });
export const proposalPart = ({ number, proposal }: Pick<CallView, "number" | "proposal">): Part =>
  quoted(number === 1 ? "Proposal" : `Proposal ${number}`, proposal);

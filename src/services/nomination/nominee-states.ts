import { Problem } from "#core/contract/problem.ts";
import type { Nominee, NomineeState } from "#db/queries/nominee.ts";

export type NomineeMove = "accept" | "decline" | "withdraw";

/** Somebody who withdrew may be named again, as a new nominee. Who accepted may say more in accepting again. */
export const NOMINEE_TRANSITIONS: Record<NomineeState, Partial<Record<NomineeMove, NomineeState>>> = {
  named: { accept: "accepted", decline: "declined", withdraw: "withdrawn" },
  accepted: { accept: "accepted", decline: "declined", withdraw: "withdrawn" },
  declined: { accept: "accepted" },
  withdrawn: {},
};

const SAID: Record<NomineeState, string> = {
  named: "has not answered yet",
  accepted: "has accepted",
  declined: "has declined already",
  withdrawn: "was withdrawn already",
};

/** Where the move leads. Throws a Problem that says where the nominee stands. */
export function nomineeMoved({ name, state }: Nominee, move: NomineeMove): NomineeState {
  const to = NOMINEE_TRANSITIONS[state][move];
  if (to) return to;
  const hint = state === "declined" ? "Who has declined may still accept." : "Nothing has to be done.";
  throw new Problem({ code: "conflict", message: `${name} ${SAID[state]}.`, hint });
}

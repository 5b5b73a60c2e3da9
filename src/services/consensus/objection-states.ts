import { Problem } from "#core/contract/problem.ts";
import type { Objection, ObjectionState } from "#db/queries/consensus.ts";

export type ObjectionMove = "restate" | "answer" | "resolve" | "withdraw";

/** An objection that is met stays met: who still objects raises a new one. */
export const OBJECTION_TRANSITIONS: Record<ObjectionState, Partial<Record<ObjectionMove, ObjectionState>>> = {
  open: { restate: "open", answer: "answered", resolve: "resolved", withdraw: "withdrawn" },
  answered: { restate: "open", answer: "answered", resolve: "resolved", withdraw: "withdrawn" },
  resolved: {},
  withdrawn: {},
};

export const isLive = ({ state }: Pick<Objection, "state">) => state === "open" || state === "answered";

/** Where the move leads. Throws a Problem that names those that are still open. */
export function moved(objection: Objection, move: ObjectionMove, all: readonly Objection[]): ObjectionState {
  const to = OBJECTION_TRANSITIONS[objection.state][move];
  if (to) return to;
  throw new Problem({
    code: "conflict",
    message: `Objection ${objection.number} of ${objection.objector} is ${objection.state} already.`,
    hint: stillOpen(all),
    field: "objection",
  });
}

export function noSuchObjection(number: number, all: readonly Objection[]): Problem {
  const hint = all.length === 0 ? "Nobody has objected." : stillOpen(all);
  return new Problem({ code: "not found", message: `There is no objection ${number}.`, hint, field: "objection" });
}

function stillOpen(all: readonly Objection[]): string {
  const live = all.filter(isLive).map((one) => `${one.number} (${one.objector})`);
  return live.length === 0 ? "No objection is open any more." : `Still open: ${live.join("; ")}.`;
}

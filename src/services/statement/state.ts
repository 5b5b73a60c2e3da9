import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Statement, StatementState } from "#db/queries/statement.ts";

export const MOVES = [
  "edit",
  "review",
  "approve",
  "send",
  "reply",
  "assign",
  "note",
  "redirect",
  "withdraw",
  "reopen",
] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each state, and where it leads. A reply that is sent leads from "received", "assigned" and "noted" to "answered". */
export const TRANSITIONS: Record<StatementState, Partial<Record<Move, readonly StatementState[]>>> = {
  received: {
    edit: ["received"],
    reply: ["received"],
    assign: ["assigned"],
    note: ["noted"],
    redirect: ["redirected"],
    withdraw: ["withdrawn"],
  },
  assigned: {
    edit: ["assigned"],
    reply: ["assigned"],
    assign: ["assigned"],
    note: ["noted"],
    redirect: ["redirected"],
    withdraw: ["withdrawn"],
  },
  answered: { reply: ["answered"], reopen: ["received", "assigned"] },
  noted: { reply: ["noted"], reopen: ["received", "assigned"] },
  redirected: { reopen: ["received", "assigned"] },
  draft: { edit: ["draft"], review: ["review"], approve: ["approved"], withdraw: ["withdrawn"] },
  review: { edit: ["review"], review: ["review"], approve: ["approved"], withdraw: ["withdrawn"] },
  approved: { send: ["sent"], withdraw: ["withdrawn"] },
  sent: {},
  withdrawn: { reopen: ["received", "assigned", "draft"] },
};

/** In these a reply that is sent answers it. */
export const ANSWERED_FROM: readonly StatementState[] = ["received", "assigned", "noted"];

/** The members have had an earlier version before them. */
export const isChangedSince = ({ version, reviewedVersion }: Pick<Statement, "version" | "reviewedVersion">) =>
  reviewedVersion !== null && version > reviewedVersion;

/** One in review is put to the members again only when they have not seen what it says now. */
export const isOffered = (statement: Statement, move: Move) =>
  isPossible(statement.state, move) && (move !== "review" || statement.state === "draft" || isChangedSince(statement));

export const isPossible = (state: StatementState, move: Move) => TRANSITIONS[state][move] !== undefined;

/** Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, statement: Statement, move: Move): void {
  if (isOffered(statement, move)) return;
  const message = `Statement ${statement.number} ${standsAs(ctx, statement)}.`;
  throw new Problem({ code: "conflict", message, hint: possibleNow(ctx, statement), field: "statement" });
}

/** Follows "statement 1". */
function standsAs({ activity }: Context, { state, direction, responsible }: Statement): string {
  const { one } = leaderOf(activity.charter);
  switch (state) {
    case "received":
      return "came in from another body, and nobody is responsible for it yet";
    case "assigned":
      return `came in from another body, and ${responsible ?? "somebody"} is responsible for it`;
    case "answered":
      return "has been answered";
    case "noted":
      return "has been noted: no answer is planned";
    case "redirected":
      return "was redirected to another body";
    case "draft":
      return "is a draft, which has to be reviewed and approved before it is sent";
    case "review":
      return `is in review, and has to be approved by ${one} before it is sent`;
    case "approved":
      return "has been approved, and waits to be sent";
    case "sent":
      return "has been sent, and stays as it is";
    case "withdrawn":
      return direction === "in" ? "was taken off the record" : "has been withdrawn";
    default:
      return state satisfies never;
  }
}

/** Those moves that the asker has a command for. */
export function possibleNow({ commands, actor, prefix }: Context, statement: Statement): string {
  const mayUse = (verb: Move) => {
    const command = commands.find((one) => one.name === `statement ${verb}`);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const typed = (verb: string) => `${prefix}statement ${verb} statement:${statement.number}`;
  const verbs = MOVES.filter((move) => isOffered(statement, move) && mayUse(move)).map(typed);
  const show = `${typed("show")} shows it.`;
  return verbs.length === 0 ? show : `Possible now: ${verbs.join("; ")}. ${show}`;
}

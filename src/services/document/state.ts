import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Document, DocumentState } from "#db/queries/document.ts";

export const MOVES = ["submit", "revise", "assign", "withdraw"] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each state, and where it leads. */
export const TRANSITIONS: Record<DocumentState, Partial<Record<Move, DocumentState>>> = {
  announced: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { revise: "submitted", assign: "submitted", withdraw: "withdrawn" },
  withdrawn: {},
};

/** "JCA-MV-I-001", or "announcement 3" as long as it has no number. */
export const nameOf = ({ label, announcement }: Pick<Document, "label" | "announcement">): string =>
  label ?? `announcement ${announcement}`;

/** The state it leads to. Throws a Problem that says what is possible now. */
export function move(ctx: Context, document: Document, wanted: Move): DocumentState {
  const to = TRANSITIONS[document.state][wanted];
  if (to !== undefined) return to;
  const hint = possibleNow(ctx, document);
  const field = wanted === "submit" ? "announcement" : "document";
  throw new Problem({ code: "conflict", message: refusal(document, wanted), hint, field });
}

function refusal(document: Document, wanted: Move): string {
  const name = nameOf(document);
  const said = name.charAt(0).toUpperCase() + name.slice(1);
  switch (document.state) {
    case "announced":
      return `${said} is not submitted yet, so it cannot be ${wanted === "revise" ? "revised" : "put under an agenda item"}.`;
    case "submitted":
      return `${said} is submitted already.`;
    case "withdrawn":
      return `${said} is withdrawn, and that stands.`;
    default:
      return document.state satisfies never;
  }
}

/** Those moves of its state that the asker has a command for. */
function possibleNow({ prefix, commands, actor }: Context, document: Document): string {
  const mayUse = (verb: Move) => {
    const command = commands.find((one) => one.name === `document ${verb}`);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const named = document.label ?? `"${nameOf(document)}"`;
  const typed = (verb: Move) =>
    verb === "submit"
      ? `${prefix}document submit announcement:${document.announcement}`
      : `${prefix}document ${verb} document:${named}`;
  const verbs = MOVES.filter((one) => TRANSITIONS[document.state][one] !== undefined && mayUse(one)).map(typed);
  const show = `${prefix}document show document:${named} shows it.`;
  return verbs.length === 0 ? show : `Possible now: ${verbs.join("; ")}. ${show}`;
}

import type { Part, Span } from "#core/contract/view.ts";
import { line } from "./say.ts";

export type Happening = {
  what:
    | "received"
    | "drafted"
    | "edited"
    | "reviewed"
    | "approved"
    | "sent"
    | "assigned"
    | "answered"
    | "noted"
    | "redirected"
    | "withdrawn"
    | "reopened"
    | "handed back";
  at: Temporal.Instant;
  by: string | null;
  to: string | null;
  note: string | null;
};

const WHAT: Record<Happening["what"], string> = {
  received: "put on record",
  drafted: "drafted",
  edited: "changed",
  reviewed: "put in review",
  approved: "approved",
  sent: "sent",
  assigned: "assigned",
  answered: "answered",
  noted: "noted",
  redirected: "redirected",
  withdrawn: "withdrawn",
  reopened: "opened again",
  "handed back": "handed back",
};

/** What became of it, in order: when, what, by whom, and in which words. */
export function historyPart(history: Happening[], zone: string): Part[] {
  if (history.length === 0) return [];
  const items = history.map(({ at, note, ...event }): Span[] => [
    { at: at.toString(), zone, show: "datetime" },
    ` — ${inWords(event)}${note === null ? "" : `: ${note}`}`,
  ]);
  return [line({ bold: "History" }), { kind: "list", ordered: false, items }];
}

function inWords({ what, by, to }: Pick<Happening, "what" | "by" | "to">): string {
  if (what === "handed back") return `handed back: ${to} no longer takes part, and nobody is responsible`;
  return `${WHAT[what]}${to === null ? "" : ` to ${to}`}${by === null ? "" : ` by ${by}`}`;
}

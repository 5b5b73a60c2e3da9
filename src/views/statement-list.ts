import type { Message, Part, Span } from "#core/contract/view.ts";
import { counted, inARow, line, say } from "./say.ts";
import type { StatementEnd, StatementPurpose, StatementState } from "./statement-face.ts";

type Listed = {
  number: number;
  direction: "in" | "out";
  state: StatementState;
  title: string;
  sender: string;
  destinations: string[];
  identifier: string | null;
  purpose: StatementPurpose;
  responsible: string | null;
  deadline?: StatementEnd;
  settledAt: string | undefined;
  zone: string;
};

type List = { statements: Listed[]; open: number; done: number; older: number; filtered: boolean };

export function statementList({ statements, open, done, older, filtered }: List, prefix: string): Message {
  if (statements.length === 0) {
    if (filtered) return say(`No such statement. ${prefix}statement list shows all you can see.`);
    return say(
      `There is no statement you can see. Members draft one with ${prefix}statement draft; the secretariat and those who lead record one that came in with ${prefix}statement receive.`,
    );
  }
  const owed = statements
    .filter(isOwed)
    .toSorted((a, b) => ((a.deadline?.endsAt ?? "") < (b.deadline?.endsAt ?? "") ? -1 : 1));
  const outgoing = statements.filter(({ state }) => state === "draft" || state === "review" || state === "approved");
  const others = statements.filter((one) => !owed.includes(one) && !outgoing.includes(one));
  const overdue = owed.filter((one) => one.deadline?.over).length;
  const summary = `${counted(open + done, "statement")}, ${open} to be dealt with${overdue === 0 ? "" : `, ${overdue} overdue`}.`;
  const more = `… and ${counted(older, "older statement")}; ${prefix}statement show statement:N shows one.`;
  return {
    kind: "message",
    summary,
    parts: [
      line(summary),
      ...section("An answer is owed", owed),
      ...section("To go out", outgoing),
      ...section(owed.length + outgoing.length > 0 ? "Others" : undefined, others),
      ...(older > 0 ? [line(more)] : []),
    ],
  };
}

const isOwed = ({ state, purpose }: Listed) =>
  purpose !== "information" && (state === "received" || state === "assigned");

function section(title: string | undefined, listed: Listed[]): Part[] {
  if (listed.length === 0) return [];
  const heading = title === undefined ? [] : [line({ bold: `${title}:` })];
  const items = listed.map((one): Span[] => [{ bold: `${one.number}` }, ` ${nameOf(one)} — `, ...stateOf(one)]);
  return [...heading, { kind: "list", ordered: false, items }];
}

function nameOf({ direction, sender, destinations, identifier, title }: Listed): string {
  const party = direction === "in" ? `from ${sender}` : `to ${inARow(destinations)}`;
  return `${party}${identifier === null ? "" : ` (${identifier})`}: ${title}`;
}

function stateOf({ state, purpose, responsible, deadline, settledAt, zone }: Listed): Span[] {
  const on: Span[] = settledAt === undefined ? [] : [" on ", { at: settledAt, zone, show: "date" }];
  const end: Span[] = deadline ? [{ at: deadline.endsAt, zone, show: "datetime" }] : [];
  switch (state) {
    case "received":
    case "assigned": {
      const who = responsible ?? "nobody is responsible yet";
      if (!deadline || purpose === "information") return [`for information, ${who}`];
      return [`for ${purpose}, ${deadline.over ? "overdue since " : "by "}`, ...end, `, ${who}`];
    }
    case "draft":
      return ["draft"];
    case "review":
      return ["in review"];
    case "approved":
      return ["approved, waits to be sent"];
    case "answered":
    case "noted":
    case "redirected":
    case "sent":
    case "withdrawn":
      return [state, ...on];
    default:
      return state satisfies never;
  }
}

import type { Message } from "#core/contract/view.ts";
import { choices, line, say } from "./say.ts";
import { fileText } from "./statement-face.ts";
import { documentOf, showOf, wayWith } from "./statement-ways.ts";

type Named = { activity: string; number: number };

type Assigned = Named & { name: string; before: string | null; self: boolean };

export function statementAssigned(assigned: Assigned): Message {
  const { number, name, before, self } = assigned;
  const who = self ? "You are" : `${name} is`;
  const instead = before === null ? "" : `, in place of ${before}`;
  const told = self ? "" : " They are told, and reminded before the deadline.";
  const text = `${who} responsible for statement ${number} now${instead}.${told}`;
  return { kind: "message", summary: text, parts: [line(text), choices(showOf(assigned))] };
}

export const fileSaved = ({ number, title, ...file }: { number: number; title: string; name: string; size: number }) =>
  say(`Statement ${number}: ${title}. The file is ${fileText(file)}.`);

export function statementNoted(noted: Named): Message {
  const text = `Statement ${noted.number} is noted: no answer is planned, and nobody is reminded of it any more.`;
  return { kind: "message", summary: text, parts: [line(text), choices(showOf(noted))] };
}

export function statementRedirected(redirected: Named & { sender: string; to: string }): Message {
  const { number, sender, to: body } = redirected;
  const text = `Statement ${number} is on record as redirected to ${body}.`;
  const hand = `Convene does not reach other bodies: please pass it on to ${body}, and tell ${sender}. This gives you the file:`;
  return {
    kind: "message",
    summary: `${text} ${hand}`,
    parts: [line(text), line(hand), choices(documentOf(redirected), showOf(redirected))],
  };
}

export function statementWithdrawn(withdrawn: Named & { direction: "in" | "out" }): Message {
  const { number, direction } = withdrawn;
  const what =
    direction === "in" ? "is off the record: nobody owes an answer to it" : "is withdrawn and will not be sent";
  const text = `Statement ${number} ${what}. It can be opened again.`;
  return {
    kind: "message",
    summary: text,
    parts: [line(text), choices(wayWith(withdrawn, "reopen"), showOf(withdrawn))],
  };
}

const NOW: Record<string, string> = {
  received: "is open again, and nobody is responsible for it",
  assigned: "is open again",
  draft: "is a draft again",
};

export function statementReopened(reopened: Named & { state: string; responsible: string | null }): Message {
  const { number, state, responsible } = reopened;
  const who = responsible === null ? "" : ` ${responsible} is responsible for it.`;
  const text = `Statement ${number} ${NOW[state] ?? "is open again"}.${who}`;
  return { kind: "message", summary: text, parts: [line(text), choices(showOf(reopened))] };
}

export function statementExported({ number, format }: { number: number; format: "docx" | "md" }): Message {
  const text = `Statement ${number} as ${format === "docx" ? "a document for word processors" : "Markdown"}.`;
  return { kind: "message", summary: text, parts: [line(text)] };
}

import type { Message } from "#core/contract/view.ts";
import type { SandboxName } from "./port.ts";

const authorOf = (handle: string): string => `web/${handle}`;

/** Free text of a person, kept as a message like any other. */
export function said(person: SandboxName, text: string): Message {
  return {
    kind: "message",
    summary: `${person.name}: ${text}`,
    parts: [{ kind: "quote", by: [{ person: authorOf(person.handle), name: person.name }], spans: [text] }],
  };
}

/** Name and words of what `said` made; undefined for everything posted by Convene. */
export function readSaid(view: Message): { author: string; name: string; text: string } | undefined {
  const [part, ...rest] = view.parts;
  if (part?.kind !== "quote" || rest.length > 0) return undefined;
  const [by] = part.by;
  const [text] = part.spans;
  if (typeof by !== "object" || !("person" in by) || typeof text !== "string") return undefined;
  if (!by.person.startsWith(authorOf(""))) return undefined;
  return { author: by.person, name: by.name, text };
}

export const isSaidBy = (view: Message, handle: string): boolean => readSaid(view)?.author === authorOf(handle);

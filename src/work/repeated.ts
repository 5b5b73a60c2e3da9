import type { Message } from "#core/contract/view.ts";

const SENTENCE = "This may be a repeat: the connection was lost when it was first sent.";

/** Says so where nobody can tell whether it was posted already. */
export function repeated(view: Message): Message {
  const note = { kind: "text" as const, spans: [SENTENCE] };
  return { ...view, summary: `${view.summary} (${SENTENCE.slice(0, -1)})`, parts: [...view.parts, note] };
}

import type { Span } from "#core/contract/view.ts";

/** References as they were written; an address can be followed. */
export function documentSpans(documents: string): Span[] {
  return documents.split(/(https?:\/\/[^\s;,\]]+)/).flatMap((text, at): Span[] => {
    if (text === "") return [];
    return [at % 2 === 1 ? { link: text, label: text } : text];
  });
}

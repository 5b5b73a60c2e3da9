import type { Choice, Message, Part, Span } from "#core/contract/view.ts";

/** A short message: its summary is its text. */
export function say(text: string, ...more: Part[]): Message {
  return { kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }, ...more] };
}

export const line = (...spans: Span[]): Part => ({ kind: "text", spans });
/** A line that stays with the part before it. */
export const tied = (...spans: Span[]): Part => ({ kind: "text", spans, tied: true });
export const choices = (...options: Choice[]): Part => ({ kind: "choices", options });
export const button = (
  label: string,
  activity: string,
  command: string,
  args: Record<string, string> = {},
): Choice => ({
  label,
  call: { activity, command, args },
});

/** "1 organization", "3 organizations". */
export const counted = (count: number, noun: string, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`;

/** "A, B and C". */
export const inARow = (words: string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** With a full stop, unless it ends in a mark of its own. */
export const ended = (words: string) => (/[.!?…:][\p{Pe}\p{Pf}"]*$/u.test(words) ? words : `${words}.`);

/** At the start of a sentence. */
export const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

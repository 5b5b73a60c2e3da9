import { nameKey } from "#db/queries/member.ts";
import type { EntryValues } from "#db/queries/roadmap.ts";

/** What an entry says, beside who is asked about it; empty fields are null. */
export type Said = Pick<
  EntryValues,
  "topic" | "body" | "bodyGroup" | "deliverable" | "title" | "type" | "status" | "date" | "edition" | "link" | "source"
>;

export const NOTHING: Omit<Said, "body" | "title"> = {
  topic: null,
  bodyGroup: null,
  deliverable: null,
  type: null,
  status: null,
  date: null,
  edition: null,
  link: null,
  source: null,
};

/** Letters and digits alone: "F.748.14 (03/2022)" is found by "748.14". */
export const signless = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** What is kept beside what was said, so that the same deliverable is known again. */
export function keysOf({ body, deliverable, edition, title }: Said) {
  const named = deliverable === null ? `title ${nameKey(title)}` : `number ${signless(deliverable)}`;
  const identityKey = edition === null ? named : `${named} edition ${nameKey(edition)}`;
  const deliverableKey = deliverable === null ? null : signless(deliverable);
  return { bodyKey: nameKey(body), identityKey, deliverableKey };
}

/** One space between words, none around them. */
export const tidy = (text: string) => text.replace(/\s+/gu, " ").trim();

const WORD = /\p{L}[\p{L}\p{N}]{2,}/gu;

/** Words people may look for, each once. */
export const wordsIn = (said: Pick<Said, "title" | "topic">[]): string[] => [
  ...new Set(said.flatMap(({ title, topic }) => `${title} ${topic ?? ""}`.toLowerCase().match(WORD) ?? [])),
];

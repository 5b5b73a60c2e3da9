import type { Message } from "#core/contract/view.ts";
import { type EntryLine, listOf } from "./roadmap.ts";
import { counted, line, say } from "./say.ts";

type Found = {
  words: string;
  entries: EntryLine[];
  how: "all" | "apart" | "any";
  instead: { typed: string; taken: string }[];
  count: number;
  capped: boolean;
};

export function roadmapFound(found: Found, prefix: string): Message {
  const { words, entries, instead } = found;
  if (entries.length === 0) {
    return say(`No entry of the roadmap has "${words}". ${prefix}roadmap list shows what there is.`);
  }
  const replaced = instead.map(({ typed, taken }) => `Nothing has "${typed}", so "${taken}" was looked for. `).join("");
  const summary = `${replaced}${howMany(found)}`;
  return { kind: "message", summary, parts: [line(summary), listOf(entries)] };
}

const HOW = {
  all: { not: "", one: "matches", several: "match" },
  apart: {
    not: "No entry has these words side by side in that order. ",
    one: "has all of them",
    several: "have all of them",
  },
  any: { not: "No entry has all of these words. ", one: "has some of them", several: "have some of them" },
};

function howMany({ entries, how, count, capped }: Found): string {
  const { not, one, several } = HOW[how];
  const many = `${not}${capped ? "More than " : ""}${counted(count, `entry ${one}`, `entries ${several}`)}`;
  if (capped) return `${many}; these are the best ${entries.length} of ${count}. Add a word or a body to see others.`;
  return entries.length < count ? `${many}; these are the best ${entries.length}.` : `${many}.`;
}

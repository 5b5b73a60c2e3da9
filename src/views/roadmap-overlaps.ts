import type { AskedWith } from "#core/contract/together.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { type EntryLine, entryName } from "./roadmap.ts";
import { button, choices, counted, inARow, line, say } from "./say.ts";

type Because = {
  named?: { by: number; number: string };
  topic?: { name: string; of: "both" | "titles" };
  words: { written: string; short?: string }[];
};
/** `matter`: the one that was raised of them. */
export type OverlapLine = { one: EntryLine; other: EntryLine; because: Because; matter: number | undefined };
type Overlaps = {
  activity: string;
  pairs: OverlapLine[];
  entries: number;
  entry: number | undefined;
  how: AskedWith;
  /** Whoever looks may make a matter of a pair. */
  raises: boolean;
};

const MEANWHILE: Record<AskedWith, string> = {
  alone: "",
  together: "Somebody else asked for this at the same moment; the entries were compared once for all of you.",
  "after others": "Another comparison of the roadmap was under way, and this one came after it.",
};

export function overlapsShown({ pairs, entries, entry, how, ...reader }: Overlaps): Message {
  const meanwhile = MEANWHILE[how] === "" ? [] : [line(MEANWHILE[how])];
  const among = `${counted(entries, "entry", "entries")} (withdrawn ones are left out)`;
  if (pairs.length === 0) {
    const with_ = entry === undefined ? `Among ${among} there are` : `With entry ${entry} there are`;
    return say(`${with_} no two of different bodies that have a telling word or a topic in common.`, ...meanwhile);
  }
  const whose = entry === undefined ? "" : ` with entry ${entry}`;
  const summary = `These pairs of entries of different bodies${whose} look most like the same work, out of ${among}. Whether they are the same is for people to judge.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), ...meanwhile, ...pairs.flatMap((pair, at) => pairParts(reader, pair, at + 1))],
  };
}

const raise = (activity: string, a: number, b: number) =>
  button(`Make a matter of ${a} and ${b}`, activity, "roadmap raise", { entries: `${a}; ${b}` });
const shown = (activity: string, matter: number) =>
  button(`Show matter ${matter}`, activity, "matter show", { matter: String(matter) });

type Reader = Pick<Overlaps, "activity" | "raises">;

function pairParts({ activity, raises }: Reader, { one, other, because, matter }: OverlapLine, at: number): Part[] {
  const said: Span[] = [
    { bold: `${at}. Entries ${one.number} and ${other.number}` },
    `\n${entryName(one)}\n${entryName(other)}\n`,
    becauseInWords(because),
  ];
  if (matter !== undefined) return [line(...said), choices(shown(activity, matter))];
  return raises ? [line(...said), choices(raise(activity, one.number, other.number))] : [line(...said)];
}

/** "Both stand under "avatars". Both titles have "avatar" and "format"." */
export function becauseInWords({ named, topic, words }: Because): string {
  const written = words.map((word) => `"${word.written}"`);
  const shorts = new Set(words.flatMap(({ short }) => (short === undefined ? [] : [short])));
  const sentences = [
    named && `The title of entry ${named.by} names the other by its number, ${named.number}.`,
    topic?.of === "both" && `Both stand under "${topic.name}".`,
    topic?.of === "titles" && `Titles like these mostly stand under "${topic.name}".`,
    written.length > 0 &&
      `Both titles have ${inARow(written)}${shorts.size > 0 ? `, one of them as ${inARow([...shorts])}` : ""}.`,
  ];
  return sentences.filter((one) => one !== undefined && one !== false).join(" ");
}

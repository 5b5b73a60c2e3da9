import type { Reading } from "#core/contract/card.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { Box } from "#db/queries/box.ts";

type Words = {
  /** Its verbs for two moves of the engine; the one that closes takes what a button said of the outcome, as a hidden "as". */
  vote: string;
  /** Absent where nobody ends it by itself. */
  close?: string;
  /** What an objector types, but for the reason: "poll vote poll:4 choice:object". */
  object: string;
  /** What the button shows: "poll 4". */
  shown: string;
  /** How its outcome calls those who support it. */
  supported: string;
};

/** What is decided by consensus, as its noun hands it over: the engine knows no noun. */
export type Subject = {
  /** The noun: its card is refreshed, its verbs stand on buttons, "<of> result" is said in the rooms. */
  of: string;
  id: number;
  /** Within a sentence: "poll 4". */
  name: string;
  /** What names it in a call: { poll: "4" }. */
  args: Record<string, string>;
  visibility: RoomVisibility;
  box: Box;
  /** What an answer is called where somebody has none to give; a vote in a poll when absent. */
  answer?: { noun: string; verb: string; thing: string };
  /** Where the noun has words of its own; a poll's when absent. */
  words?: Words;
  /** How long it must be open at least; as the charter says of proposals when absent. */
  minimumPeriod?: string;
  /** What its objections are numbered in, where a thing has several boxes; each box by itself when absent. */
  series?: string;
  /** Its noun says itself that it has ended. */
  quiet?: true;
};

/** "poll:4". */
export const argsInWords = ({ args }: Pick<Subject, "args">): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}:${value}`)
    .join(" ");

export const wordsOf = (subject: Subject): Words =>
  subject.words ?? {
    vote: "vote",
    close: "close",
    object: `${subject.of} vote ${argsInWords(subject)} choice:object`,
    shown: subject.name,
    supported: "Approved",
  };

export const showOf = ({ of, args }: Subject) => ({ command: `${of} show`, args });

/** What notices and answers are about. */
export function thingOf({ activity }: Pick<Reading, "activity">, subject: Subject) {
  const { of, name, args } = subject;
  const { shown, close } = wordsOf(subject);
  return { activity: activity.slug, leader: leaderOf(activity.charter), of, name, args, shown, close };
}

import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { Problem } from "#core/contract/problem.ts";

/** As many as a platform's select holds. */
const SCORES_AT_MOST = 25;
const HIGHEST = 100;
const RANGE = /^(\d{1,3})\s*(?:\.{2,3}|-|–|to)\s*(\d{1,3})$/i;

/** "0..5": the lowest and the highest score; 0 to 5 when nothing is said. */
export function readRange(said = "0..5"): { scoreFrom: number; scoreTo: number } {
  const [, from, to] = RANGE.exec(said.trim()) ?? [];
  const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "range" });
  if (from === undefined || to === undefined)
    throw wrong(`"${said.slice(0, 40)}" is no range of scores.`, "Write it like range:0..5.");
  const [scoreFrom, scoreTo] = [Number(from), Number(to)];
  if (scoreFrom >= scoreTo) throw wrong("The highest score has to be above the lowest.", "Write it like range:0..5.");
  if (scoreTo > HIGHEST) throw wrong(`The highest score possible is ${HIGHEST}.`, "Write it like range:0..10.");
  if (scoreTo - scoreFrom >= SCORES_AT_MOST) {
    throw wrong(`These are more than ${SCORES_AT_MOST} scores.`, "A range such as 0..5 or 1..10 is easier to answer.");
  }
  return { scoreFrom, scoreTo };
}

/** Throws a Problem for a range where nobody scores: what was meant would be lost. */
export function rangeForScores({ kind, range }: { kind: PollKindName; range?: string | undefined }): void {
  if (range === undefined || kind === "score") return;
  const message = "Only a poll that asks for scores has a range of scores.";
  throw new Problem({ code: "invalid", message, hint: "Add kind:score, or leave range out.", field: "range" });
}

import type { RecordSentence } from "#core/contract/report.ts";
import { sourceOf } from "./record-source.ts";
import { ended } from "./say.ts";

/** `outcome`: as it was drafted from the record or put into words, one or several lines. */
export const pollReported = (
  { number, question }: { number: number; question: string },
  outcome: string,
): RecordSentence => ({
  said: [`Poll ${number}: ${ended(question)} ${outcome.replaceAll(/\s*\n\s*/g, " ").trim()}`],
  sources: [sourceOf("poll", number, question)],
});

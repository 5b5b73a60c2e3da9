import type { RecordSentence } from "#core/contract/report.ts";
import { sourceOf } from "./record-source.ts";

type Reported = { number: number; subject: string; outcome: string | null };

/** What a co-chair said came of it, then what the record says. */
export const discussionReported = ({ number, subject, outcome }: Reported, record: string): RecordSentence => ({
  said: [
    `Discussion ${number}, "${subject}": ${[outcome ?? "concluded.", record]
      .join(" ")
      .replaceAll(/\s*\n\s*/g, " ")
      .trim()}`,
  ],
  sources: [sourceOf("discussion", number, subject)],
});

import type { RecordSentence } from "#core/contract/report.ts";
import { sourceOf } from "./record-source.ts";
import { ended } from "./say.ts";
import { reviewNamed } from "./statement-review.ts";

type Reported = { number: number; subject: string; outcome: string | null; call: { proposal: string } | undefined };

/** What a co-chair said came of it, what was put to the members, then what the record says. */
export function discussionReported({ number, subject, outcome, call }: Reported, record: string): RecordSentence {
  const named = reviewNamed(subject) ?? `Discussion ${number}, "${subject}"`;
  const said = outcome === null ? [] : [ended(outcome.trim())];
  const proposed = call ? [ended(`The proposal was "${call.proposal.trim()}"`)] : [];
  const came = [...said, ...proposed, record].join(" ");
  return {
    said: [`${named}: ${came.replaceAll(/\s*\n\s*/g, " ").trim()}`],
    sources: [sourceOf("discussion", number, subject)],
  };
}

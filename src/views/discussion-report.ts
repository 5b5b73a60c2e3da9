import type { RecordSentence } from "#core/contract/report.ts";
import { sourceOf } from "./record-source.ts";
import { ended } from "./say.ts";
import { reviewNamed } from "./statement-review.ts";

/** `reopened`: the statement that was withdrawn in its review was opened again since. */
type Reported = {
  number: number;
  subject: string;
  outcome: string | null;
  call: { proposal: string } | undefined;
  reopened: boolean;
};

/** What a co-chair said came of it, what was put to the members, then what the record says. */
export function discussionReported(
  { number, subject, outcome, call, reopened }: Reported,
  record: string,
): RecordSentence {
  const named = reviewNamed(subject) ?? `Discussion ${number}, "${subject}"`;
  const said = outcome === null ? [] : [ended(outcome.trim())];
  const proposed = call ? [ended(`The proposal was "${call.proposal.trim()}"`)] : [];
  const since = reopened ? ["It was opened again since."] : [];
  const came = [...said, ...since, ...proposed, record].join(" ");
  return {
    said: [`${named}: ${came.replaceAll(/\s*\n\s*/g, " ").trim()}`],
    sources: [sourceOf("discussion", number, subject)],
  };
}

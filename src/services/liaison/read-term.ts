import type { Activity } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { termInWords } from "#core/views/term.ts";
import { readSpan } from "../time/read-span.ts";

const START = Temporal.PlainDate.from("2025-01-01");

/** How long an office is held, as an ISO 8601 duration: at most until its next review. Throws a Problem for what is not understood or longer. */
export function readTerm({ charter }: Activity, said: string | undefined): string {
  const { reviewedEvery } = charter.rules.liaison;
  if (said === undefined) return reviewedEvery;
  const term = readDuration(said.trim());
  if (!term || Temporal.PlainDate.compare(START.add(term), START) <= 0) {
    const message = `"${said.trim().slice(0, 80)}" is not understood as a term.`;
    throw new Problem({ code: "invalid", message, hint: 'Write it like "2 years" or "18 months".', field: "term" });
  }
  if (Temporal.PlainDate.compare(START.add(term), START.add(reviewedEvery)) <= 0) return term.toString();
  throw new Problem({
    code: "invalid",
    message: `A term is at most ${termInWords(reviewedEvery)}, because each representative is reviewed at least so often.`,
    hint: "Give a shorter one; it can be renewed when it ends.",
    field: "term",
  });
}

function readDuration(text: string): Temporal.Duration | undefined {
  const span = readSpan(text);
  if (span) return span;
  try {
    return Temporal.Duration.from(text.toUpperCase());
  } catch {
    return undefined;
  }
}

/** The end of a term that begins now: whole days of the activity's zone, half-open. */
export function endOfTerm({ zone }: Activity, term: string, from: Temporal.Instant): Temporal.Instant {
  return from.toZonedDateTimeISO(zone).startOfDay().add(Temporal.Duration.from(term)).startOfDay().toInstant();
}

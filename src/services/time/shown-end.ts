import { inWords, shownDeadline } from "./show-deadline.ts";

/** An end as views take it. */
export function shownEnd(
  endsAt: Temporal.Instant,
  zone: string,
): { endsAt: string; endsInWords: string; zone: string } {
  return { endsAt: shownDeadline(endsAt, zone).toString(), endsInWords: inWords(endsAt, zone), zone };
}

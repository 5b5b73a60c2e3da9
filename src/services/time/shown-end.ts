import { inWords, momentInWords, shownDeadline } from "./show-deadline.ts";

/** An end as views take it. */
export function shownEnd(
  endsAt: Temporal.Instant,
  zone: string,
): { endsAt: string; endsInWords: string; zone: string } {
  return { endsAt: shownDeadline(endsAt, zone).toString(), endsInWords: inWords(endsAt, zone), zone };
}

/** An opening as views take it. */
export const shownOpening = (startsAt: Temporal.Instant, zone: string) => ({
  opensAt: startsAt.toString(),
  opensInWords: momentInWords(startsAt, zone),
});

import type { Context } from "#core/contract/context.ts";

/** The notice that the charter asks for, in words, where a meeting that starts then has less; else undefined. */
export function shortNotice({ activity, now }: Pick<Context, "activity" | "now">, startsAt: Temporal.Instant) {
  const notice = Temporal.Duration.from(activity.charter.rules.meeting.convenedBefore);
  const latest = startsAt.toZonedDateTimeISO(activity.zone).subtract(notice).toInstant();
  if (Temporal.Instant.compare(now, latest) <= 0) return undefined;
  return notice.toLocaleString("en", { style: "long" });
}

import type { Activity } from "#core/contract/context.ts";
import type { Box } from "#db/queries/box.ts";
import type { Objection } from "#db/queries/consensus.ts";
import { isLive } from "./objection-states.ts";

export type Standing = {
  minimumPeriod?: string | undefined;
  box: Pick<Box, "openedAt" | "quorum">;
  seats: number;
  answered: number;
  objections: readonly Pick<Objection, "number" | "state">[];
};

/** What stands against agreement; nothing: agreed. */
export type Against = {
  /** Numbers of the objections that are not met. */
  objections: number[];
  /** So many more seats would have to answer. */
  lacking: number;
  /** It was ended before the charter's minimum period, and not everybody had answered. */
  early: boolean;
};

/** `endedAt`: when it was ended, or would be. */
export function againstAgreement(activity: Activity, standing: Standing, endedAt: Temporal.Instant): Against {
  const { box, seats, answered, objections, minimumPeriod } = standing;
  const earliest = earliestEnd(activity, box.openedAt, minimumPeriod);
  return {
    objections: objections.filter(isLive).map((one) => one.number),
    lacking: Math.max(0, (box.quorum ?? 0) - answered),
    early: answered < seats && Temporal.Instant.compare(endedAt, earliest) < 0,
  };
}

export const isAgreed = ({ objections, lacking, early }: Against) => objections.length === 0 && lacking === 0 && !early;

/** A proposal lies at least so long before those who may object. */
export function earliestEnd({ zone, charter }: Activity, openedAt: Temporal.Instant, least?: string): Temporal.Instant {
  const period = Temporal.Duration.from(least ?? charter.rules.consensus.minimumPeriod);
  return openedAt.toZonedDateTimeISO(zone).add(period).toInstant();
}

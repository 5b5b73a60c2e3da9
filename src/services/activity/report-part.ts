import { defineReportPart } from "#core/contract/report.ts";
import { lifeReported } from "#core/views/life.ts";
import { lifeEvents } from "#db/queries/life.ts";

export const reportPart = defineReportPart({
  async activity({ db, activity }, { since, until }) {
    const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(activity.zone).toPlainDate().toString();
    const first = since === undefined ? "" : dayOf(since);
    const last = dayOf(until.subtract({ nanoseconds: 1 }));
    const events = await lifeEvents(db, activity.id);
    return events
      .filter(({ decidedOn }) => decidedOn >= first && decidedOn <= last)
      .map((one) => lifeReported(activity.charter.acronym, one));
  },
});

import { defineReportPart } from "#core/contract/report.ts";
import { officeReported } from "#core/views/liaison-report.ts";
import { changedOffices } from "#db/queries/liaison-in.ts";

export const reportPart = defineReportPart({
  /** Members alone see who represents whom. */
  async appointments({ activity, db }, { since, until, visible }) {
    if (!visible.includes("members")) return [];
    const isWithin = (at: Temporal.Instant | null) =>
      at !== null &&
      Temporal.Instant.compare(at, until) < 0 &&
      (since === undefined || Temporal.Instant.compare(at, since) >= 0);
    const found = await changedOffices(db, { activityId: activity.id, since, until });
    return found.flatMap((one) => {
      const last = one.until.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(activity.zone).toPlainDate();
      const lastDay = last.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
      const happened = { began: isWithin(one.since), renewed: isWithin(one.renewedAt), ended: isWithin(one.endedAt) };
      return officeReported({ ...one, lastDay }, happened);
    });
  },
});

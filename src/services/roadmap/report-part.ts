import { defineReportPart } from "#core/contract/report.ts";
import { roadmapReported } from "#core/views/roadmap-report.ts";
import { countEntries } from "#db/queries/roadmap.ts";
import { entriesCheckedIn } from "#db/queries/roadmap-check.ts";

export const reportPart = defineReportPart({
  async roadmap({ db, activity }, { since, until }) {
    const [held, checked] = await Promise.all([
      countEntries(db, activity.id, {}),
      entriesCheckedIn(db, { activityId: activity.id, until, ...(since ? { since } : {}) }),
    ]);
    return roadmapReported(held, checked);
  },
});

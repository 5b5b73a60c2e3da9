import { defineReportPart } from "#core/contract/report.ts";
import { discussionReported } from "#core/views/discussion-report.ts";
import { discussionsConcludedIn } from "#db/queries/discussion-list.ts";
import { recordOf } from "./record-of.ts";

export const reportPart = defineReportPart({
  async correspondence(ctx, { since, until, visible }) {
    const concluded = await discussionsConcludedIn(ctx.db, { activityId: ctx.activity.id, visible, since, until });
    return await Promise.all(concluded.map(async (one) => discussionReported(one, await recordOf(ctx, one))));
  },
});

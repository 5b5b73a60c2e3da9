import { defineReportPart } from "#core/contract/report.ts";
import { matterAsked, matterReported } from "#core/views/matter-report.ts";
import { sourceOf } from "#core/views/record-source.ts";
import { escalatedIn, mattersIn } from "#db/queries/matter.ts";
import { faceOf } from "./face.ts";

export const reportPart = defineReportPart({
  async asks(ctx, { asks: { isAsked, ...asks }, visible }) {
    const escalated = await escalatedIn(ctx.db, { activityId: ctx.activity.id, visible, ...asks });
    const left = escalated.filter(
      ({ number, escalatedAt }) => !escalatedAt || !isAsked(sourceOf("matter", number), escalatedAt),
    );
    return left.map((matter) => matterAsked(faceOf(ctx.activity, matter, visible)));
  },
  async matters(ctx, { since, until, visible }) {
    const found = await mattersIn(ctx.db, { activityId: ctx.activity.id, visible, until, ...(since ? { since } : {}) });
    return found.map((matter) => matterReported(faceOf(ctx.activity, matter, visible)));
  },
});

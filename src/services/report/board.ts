import { defineBoard } from "#core/contract/board.ts";
import { reportWaits } from "#core/views/report-reminders.ts";
import { isReported } from "#db/queries/report.ts";
import { listReports } from "#db/queries/report-list.ts";
import { visibleReports } from "./find-report.ts";
import { namedAs } from "./named-as.ts";

export const board = defineBoard({
  /** Executive summaries wait as what people are reminded of; their revisions are not, once one was sent. */
  async waits(ctx) {
    if (ctx.actor.roles.length === 0) return [];
    const prepared = await listReports(ctx.db, visibleReports(ctx), 0);
    const shown = await Promise.all(
      prepared.map(async (one) => {
        const { state, kind, meetingId } = one;
        if (state !== "draft" && state !== "approved") return [];
        const isReminded = kind === "executive-summary" && meetingId !== null;
        if (isReminded && !(await isReported(ctx.db, { meetingId, kind }))) return [];
        return [reportWaits({ ...namedAs(ctx, one), state })];
      }),
    );
    return shown.flat();
  },
});

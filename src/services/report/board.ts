import { defineBoard } from "#core/contract/board.ts";
import { reportWaits } from "#core/views/report-reminders.ts";
import { listReports } from "#db/queries/report-list.ts";
import { visibleReports } from "./find-report.ts";
import { namedAs } from "./named-as.ts";

export const board = defineBoard({
  /** Executive summaries wait as what people are reminded of. */
  async waits(ctx) {
    if (ctx.actor.roles.length === 0) return [];
    const prepared = await listReports(ctx.db, visibleReports(ctx), 0);
    return prepared.flatMap((one) =>
      one.kind === "executive-summary" || one.state === "sent"
        ? []
        : [reportWaits({ ...namedAs(ctx, one), state: one.state })],
    );
  },
});

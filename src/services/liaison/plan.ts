import type { Context } from "#core/contract/context.ts";
import { meetingsToReportTo } from "#db/queries/liaison-report.ts";
import { scheduleReminders } from "../remind/schedule.ts";

/** The reminders of the end of its term, in the place of what was planned. */
export const planTerm = (ctx: Context, id: number): Promise<void> =>
  scheduleReminders(ctx, { kind: "liaison-term", id });

/** Of the reports that somebody who takes office owes to each meeting to come. */
export async function planReports(ctx: Context): Promise<void> {
  for (const id of await meetingsToReportTo(ctx.db, ctx.activity.id, ctx.now))
    await scheduleReminders(ctx, { kind: "liaison-report", id });
}

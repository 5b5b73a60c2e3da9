import type { PersonContext } from "#core/contract/context.ts";
import { changeReport, lockReport } from "#db/queries/report.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { findReport } from "./find-report.ts";
import { namedAs } from "./named-as.ts";
import { mustBePossible } from "./state.ts";

/** A draft that is not wanted. Its number is not used again, and its meeting may get another one. */
export async function withdrawReport(ctx: PersonContext, input: { report: number }) {
  const report = await lockReport(ctx.db, (await findReport(ctx, input.report)).id);
  mustBePossible(ctx, report, "withdraw");
  await changeReport(ctx.db, report.id, { state: "withdrawn" });
  const show = { command: "report show", args: { report: String(report.number) } };
  await ctx.record({ what: "report withdrawn", ids: { report: report.id }, show });
  const changed = [report.id, ...(report.revises === null ? [] : [report.revises])];
  for (const ofId of changed) await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "report", ofId });
  return namedAs(ctx, report);
}

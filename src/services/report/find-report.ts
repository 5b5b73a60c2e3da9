import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { reportTitle } from "#core/views/report.ts";
import { type Report, reportNumbered } from "#db/queries/report.ts";
import { listReports, reportsLike } from "#db/queries/report-list.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { type Looking, seesAll, visibleTo } from "../room/who-sees.ts";
import { namedAs } from "./named-as.ts";
import { type Move, mustBePossible } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** What was not approved is for those who prepare it. */
export const isOfPreparers = ({ state }: Pick<Report, "state">) => state === "draft" || state === "withdrawn";

export const maySee = (who: Looking, report: Pick<Report, "state" | "visibility">): boolean =>
  isOfPreparers(report) ? seesAll(who) : visibleTo(who).includes(report.visibility);

export const visibleReports = ({ activity, actor }: Context) => ({
  activityId: activity.id,
  visible: visibleTo(actor),
  drafts: seesAll(actor),
});

/** The report of that number, as far as this person may see it. Throws a Problem that names reports there are. */
export async function findReport(ctx: Context, number: number): Promise<Report> {
  const report = await reportNumbered(ctx.db, ctx.activity.id, number);
  if (report && maySee(ctx.actor, report)) return report;
  const others = (await listReports(ctx.db, visibleReports(ctx), SHOWN)).slice(0, SHOWN);
  const named = others.map((one) => `${one.number} (${reportTitle(namedAs(ctx, one))})`).join("; ");
  const hint =
    others.length > 0 ? `Reports here: ${named}.` : `There is none you can see yet.${howToBegin(ctx, "report draft")}`;
  throw new Problem({ code: "not found", message: `There is no report ${number}.`, hint, field: "report" });
}

/** For a form about one: it is there, and the move possible now. */
export const reportTo =
  (move: Move): Reads<number> =>
  async (ctx, number) =>
    mustBePossible(ctx, await findReport(ctx, number), move);

export async function completeReports(ctx: Context, typed: string): Promise<Option[]> {
  const found = await reportsLike(ctx.db, visibleReports(ctx), typed.trim(), COMPLETED);
  return found.map((one) => ({
    label: `${one.number}: ${reportTitle(namedAs(ctx, one))}`,
    value: String(one.number),
    description: one.state,
  }));
}

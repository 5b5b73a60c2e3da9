import type { Context } from "#core/contract/context.ts";
import type { ReportFilter } from "#db/queries/report-list.ts";
import { countReports, listReports } from "#db/queries/report-list.ts";
import { dayInWords } from "../time/period-in-words.ts";
import { visibleReports } from "./find-report.ts";
import { namedAs } from "./named-as.ts";

const SENT_AT_MOST = 50;

/** Those that are prepared, then those sent, the newest first. `older`: how many are not named. */
export async function listOfReports(ctx: Context, filter: ReportFilter) {
  const of = { ...visibleReports(ctx), ...filter };
  const [found, count] = await Promise.all([listReports(ctx.db, of, SENT_AT_MOST), countReports(ctx.db, of)]);
  const { zone } = ctx.activity;
  return {
    ...count,
    filtered: filter.kind !== undefined,
    older: count.all - found.length,
    reports: found.map((one) => ({
      ...namedAs(ctx, one),
      addressedTo: one.addressedTo,
      state: one.state,
      on: dayInWords(one.sentAt ?? one.approvedAt ?? one.draftedAt, zone),
    })),
  };
}

import { defineReportPart } from "#core/contract/report.ts";
import { statementsReported } from "#core/views/statement-report.ts";
import { destinationsOf } from "#db/queries/statement.ts";
import { statementsBetween } from "#db/queries/statement-list.ts";

export const reportPart = defineReportPart({
  async numbers({ db, activity }, { visible, ...period }) {
    const found = await statementsBetween(db, { activityId: activity.id, visible, drafts: "none" }, period);
    const destinations = await destinationsOf(
      db,
      found.map(({ id }) => id),
    );
    const to = (id: number) => (destinations.get(id) ?? []).map(({ body }) => body);
    return statementsReported(found.map((one) => ({ ...one, to: to(one.id) })));
  },
});

import type { PersonContext } from "#core/contract/context.ts";
import { defineReportPart } from "#core/contract/report.ts";
import { discussionReported } from "#core/views/discussion-report.ts";
import { withdrawnBy } from "#core/views/statement-review.ts";
import { discussionsConcludedIn } from "#db/queries/discussion-list.ts";
import { statementNumbered } from "#db/queries/statement.ts";
import { recordOf } from "./record-of.ts";

export const reportPart = defineReportPart({
  async correspondence(ctx, { since, until, visible }) {
    const concluded = await discussionsConcludedIn(ctx.db, { activityId: ctx.activity.id, visible, since, until });
    return await Promise.all(
      concluded.map(async (one) =>
        discussionReported({ ...one, reopened: await isReopened(ctx, one.outcome) }, await recordOf(ctx, one)),
      ),
    );
  },
});

async function isReopened({ db, activity }: PersonContext, outcome: string | null): Promise<boolean> {
  const number = withdrawnBy(outcome);
  const statement = number === undefined ? undefined : await statementNumbered(db, activity.id, number);
  return statement !== undefined && statement.state !== "withdrawn";
}

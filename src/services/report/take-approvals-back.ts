import type { PersonContext } from "#core/contract/context.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { approvalsOf, dropApprovals } from "#db/queries/report-version.ts";
import { appendPosts } from "#db/queries/work.ts";

/** What was approved is no longer what stands there. Whoever approved it is told; nobody is told what they did themselves. */
export async function takeApprovalsBack(ctx: PersonContext, reportId: number): Promise<number> {
  const approvals = await approvalsOf(ctx.db, reportId);
  await dropApprovals(ctx.db, reportId);
  const others = approvals.map((one) => one.personId).filter((person) => person !== ctx.actor.person);
  const accounts = await accountsToReach(ctx.db, others);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { report: reportId, person } }));
  const post = { activityId: ctx.activity.id, notice: "report approval taken back", runAt: ctx.now, to };
  if (to.length > 0) await appendPosts(ctx.db, post);
  return approvals.length;
}

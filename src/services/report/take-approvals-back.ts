import type { PersonContext } from "#core/contract/context.ts";
import { approvalsOf, dropApprovals } from "#db/queries/report-version.ts";
import { tellEach } from "../member/tell-each.ts";

/** What was approved is no longer what stands there. Whoever approved it is told; nobody is told what they did themselves. */
export async function takeApprovalsBack(ctx: PersonContext, reportId: number): Promise<number> {
  const approvals = await approvalsOf(ctx.db, reportId);
  await dropApprovals(ctx.db, reportId);
  const told = { notice: "report approval taken back", about: { report: reportId }, except: [ctx.actor.person] };
  await tellEach(ctx, { activityId: ctx.activity.id, ...told, persons: approvals.map((one) => one.personId) });
  return approvals.length;
}

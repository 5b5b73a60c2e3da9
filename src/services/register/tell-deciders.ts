import type { RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";
import type { KnownCategory } from "./read-category.ts";

type Waiting = { memberId: number; category: KnownCategory; representativeId: number | null };

/** Those who confirm or approve learn that somebody waits: never the claimant. */
export async function tellDeciders(ctx: PersonContext, waiting: Waiting): Promise<void> {
  const { memberId, category, representativeId } = waiting;
  const mayConfirm = category.approval === "confirmed" && category.grants === undefined;
  const deciders = new Set(await officers(ctx, category.approval));
  if (mayConfirm && representativeId !== null) deciders.add(representativeId);
  deciders.delete(ctx.actor.person);
  const accounts = await accountsToReach(ctx.db, [...deciders]);
  const to = [...new Set(accounts.values())].map((accountId) => ({ accountId, about: { member: memberId } }));
  await appendPosts(ctx.db, { activityId: ctx.activity.id, notice: "member waits", runAt: ctx.now, to });
}

/** The secretariat confirms, a co-chair approves; where there is none, the other. */
async function officers({ db, activity }: PersonContext, approval: KnownCategory["approval"]): Promise<number[]> {
  const order: RoleName[] = approval === "approved" ? ["co-chair", "secretariat"] : ["secretariat", "co-chair"];
  for (const role of order) {
    const holders = await holdersOf(db, activity.id, [role]);
    if (holders.length > 0) return holders.map((one) => one.personId);
  }
  return [];
}

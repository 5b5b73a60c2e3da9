import type { PersonContext } from "#core/contract/context.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";

/** A notice about a membership, as a direct message to its person. */
export async function tellPerson(
  ctx: PersonContext,
  {
    notice,
    memberId,
    personId,
    more,
  }: { notice: string; memberId: number; personId: number; more?: Record<string, number> },
): Promise<void> {
  const accountId = (await accountsToReach(ctx.db, [personId])).get(personId);
  if (accountId === undefined) return;
  const about = { ...more, member: memberId, person: personId };
  await appendPost(ctx.db, { activityId: ctx.activity.id, to: { accountId }, notice, about, runAt: ctx.now });
}

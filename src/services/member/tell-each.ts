import type { RoleName } from "#core/contract/charter.ts";
import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";

type Told = Pick<Context, "db" | "now">;
type Telling = {
  activityId: number;
  notice: string;
  about: Record<string, number>;
  /** Who is not told: what they did themselves. */
  except?: readonly (number | undefined)[];
};

/** The notice, once to each of them who can be reached; it is about them, too. How many are told. */
export async function tellEach(
  { db, now }: Told,
  { activityId, notice, about, except = [], persons }: Telling & { persons: readonly number[] },
): Promise<number> {
  const others = [...new Set(persons)].filter((one) => !except.includes(one));
  const accounts = await accountsToReach(db, others);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { ...about, person } }));
  await appendPosts(db, { activityId, notice, runAt: now, to });
  return to.length;
}

/** The same, to whoever holds one of these powers now. */
export async function tellHolders(
  ctx: Told,
  { roles, ...telling }: Telling & { roles: readonly RoleName[] },
): Promise<number> {
  const holders = await holdersOf(ctx.db, telling.activityId, roles);
  return await tellEach(ctx, { ...telling, persons: holders.map((one) => one.personId) });
}

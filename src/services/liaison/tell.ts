import type { PersonContext } from "#core/contract/context.ts";
import type { Liaison } from "#db/queries/liaison.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";

type About = Record<string, number>;

async function tell(ctx: PersonContext, persons: number[], what: string, about: About): Promise<void> {
  const others = persons.filter((one) => one !== ctx.actor.person);
  const accounts = await accountsToReach(ctx.db, [...new Set(others)]);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { ...about, person } }));
  await appendPosts(ctx.db, { activityId: ctx.activity.id, notice: `liaison ${what}`, runAt: ctx.now, to });
}

export const tellRepresentative = (
  ctx: PersonContext,
  { id, personId }: Pick<Liaison, "id" | "personId">,
  what: string,
) => tell(ctx, [personId], what, { liaison: id });

export async function tellCoChairs(ctx: PersonContext, what: string, about: About): Promise<void> {
  const holders = await holdersOf(ctx.db, ctx.activity.id, ["co-chair"]);
  await tell(
    ctx,
    holders.map((one) => one.personId),
    what,
    about,
  );
}

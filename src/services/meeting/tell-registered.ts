import type { PersonContext } from "#core/contract/context.ts";
import { registeredFor } from "#db/queries/attendance.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";

type News = { notice: "meeting changed" | "meeting cancelled"; about: { meeting: number } & Record<string, number> };

/** Once to each who registered or sent regrets, but not to who did it. How many are told. */
export async function tellRegistered(ctx: PersonContext, { notice, about }: News): Promise<number> {
  const persons = (await registeredFor(ctx.db, about.meeting)).filter((person) => person !== ctx.actor.person);
  const accounts = await accountsToReach(ctx.db, persons);
  const to = [...accounts.values()].map((accountId) => ({ accountId, about }));
  await appendPosts(ctx.db, { activityId: ctx.activity.id, notice, runAt: ctx.now, to });
  return to.length;
}

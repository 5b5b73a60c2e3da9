import type { PersonContext } from "#core/contract/context.ts";
import { registeredFor } from "#db/queries/attendance.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";

/** `ended`: whose registration ended by it. */
type News = {
  notice: "meeting changed" | "meeting cancelled";
  about: { meeting: number } & Record<string, number>;
  ended?: number[];
};

/** Once to each who registered or sent regrets, but not to who did it. How many are told. */
export async function tellRegistered(ctx: PersonContext, { notice, about, ended = [] }: News): Promise<number> {
  const registered = await registeredFor(ctx.db, about.meeting);
  const persons = [...registered, ...ended].filter((person) => person !== ctx.actor.person);
  const accounts = await accountsToReach(ctx.db, persons);
  const to = [...accounts].map(([person, accountId]) => ({
    accountId,
    about: ended.includes(person) ? { ...about, ended: 1 } : about,
  }));
  await appendPosts(ctx.db, { activityId: ctx.activity.id, notice, runAt: ctx.now, to });
  return to.length;
}

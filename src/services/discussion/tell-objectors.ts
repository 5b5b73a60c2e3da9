import type { PersonContext } from "#core/contract/context.ts";
import type { Call, Discussion } from "#db/queries/discussion.ts";
import { owingOf } from "#db/queries/owing.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { type Objector, objectorsBefore } from "./before-call.ts";

/** Whoever objected before learns that the call does not know of it; returns who that is. */
export async function tellObjectors(ctx: PersonContext, discussion: Discussion, call: Call): Promise<string[]> {
  const { activity, db, now } = ctx;
  const objectors = await objectorsBefore(ctx, discussion);
  if (objectors.length === 0) return [];
  const electorate = { categories: countingCategories(activity), holders: isForHolders(discussion) };
  const owing = await owingOf(db, { ...call.box, activityId: activity.id, ...electorate });
  const speaks = (one: Objector) => (own: (typeof owing)[number]) =>
    one.organizationId === null ? own.personId === one.personId : own.organization === one.holder;
  const asked = objectors.filter((one) => owing.some(speaks(one)));
  const persons = asked.flatMap((one) => owing.filter(speaks(one)).map(({ personId }) => personId));
  const accounts = await accountsToReach(db, [...new Set(persons)]);
  const about = { discussion: discussion.id, call: call.id };
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { ...about, person } }));
  await appendPosts(db, { activityId: activity.id, notice: "discussion objected before", runAt: now, to });
  return asked.map((one) => one.holder);
}

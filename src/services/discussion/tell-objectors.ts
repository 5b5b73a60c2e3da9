import type { PersonContext } from "#core/contract/context.ts";
import type { Call, Discussion } from "#db/queries/discussion.ts";
import { owingOf } from "#db/queries/owing.ts";
import { tellEach } from "../member/tell-each.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { type Objector, objectorsBefore } from "./before-call.ts";

/** Whoever objected before learns that the call does not know of it; returns who that is. */
export async function tellObjectors(ctx: PersonContext, discussion: Discussion, call: Call): Promise<string[]> {
  const { activity, db } = ctx;
  const objectors = await objectorsBefore(ctx, discussion);
  if (objectors.length === 0) return [];
  const electorate = { categories: countingCategories(activity), holders: isForHolders(discussion) };
  const owing = await owingOf(db, { ...call.box, activityId: activity.id, ...electorate });
  const speaks = (one: Objector) => (own: (typeof owing)[number]) =>
    one.organizationId === null ? own.personId === one.personId : own.organization === one.holder;
  const asked = objectors.filter((one) => owing.some(speaks(one)));
  const persons = asked.flatMap((one) => owing.filter(speaks(one)).map(({ personId }) => personId));
  const about = { discussion: discussion.id, call: call.id };
  await tellEach(ctx, { activityId: activity.id, notice: "discussion objected before", about, persons });
  return asked.map((one) => one.holder);
}

import type { PersonContext } from "#core/contract/context.ts";
import { countEntries, listEntries, type Wanted } from "#db/queries/roadmap.ts";
import { dueSince } from "./check.ts";

const LISTED_AT_MOST = 500;

export type Filter = Pick<Wanted, "topic" | "body" | "status"> & {
  /** Not verified for so long that it is to be looked at again. */
  due?: "yes" | undefined;
  /** Those this person is asked about. */
  mine?: "yes" | undefined;
};

/** `more`: how many are not named. */
export async function listOfEntries(ctx: PersonContext, { topic, body, status, due, mine }: Filter) {
  const { activity, actor, db } = ctx;
  const wanted: Wanted = {
    ...{ topic, body, status },
    ...(due === "yes" ? { notSince: dueSince(ctx) } : {}),
    ...(mine === "yes" ? { contactId: actor.person } : {}),
  };
  const [entries, count] = await Promise.all([
    listEntries(db, activity.id, wanted, LISTED_AT_MOST),
    countEntries(db, activity.id, wanted),
  ]);
  const filtered = [topic, body, status, due, mine].some((one) => one !== undefined);
  return { entries, count, more: count - entries.length, filtered, due: due === "yes" };
}

import { and, asc, eq, gte, isNotNull, lt, or } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { liaison } from "../schema/liaison.ts";
import { type Liaison, liaisons } from "./liaison.ts";

type Within = { activityId: number; since: Temporal.Instant | undefined; until: Temporal.Instant };

/** Offices that began, were renewed or ended in that time. */
export async function changedOffices(db: Db, { activityId, since, until }: Within): Promise<Liaison[]> {
  const within = (column: typeof liaison.since | typeof liaison.renewedAt | typeof liaison.endedAt) =>
    and(isNotNull(column), lt(column, until), since ? gte(column, since) : undefined);
  const changed = or(within(liaison.since), within(liaison.renewedAt), within(liaison.endedAt));
  return await liaisons(db)
    .where(and(eq(liaison.activityId, activityId), changed))
    .orderBy(asc(liaison.number));
}

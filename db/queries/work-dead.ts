import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { onlyRow } from "../only-row.ts";
import { account } from "../schema/person.ts";
import { room } from "../schema/room.ts";
import { lane, work } from "../schema/work.ts";

const isDead = (activityId: number) => and(eq(work.activityId, activityId), is(work.state, "dead"));

/** What could not be delivered, the newest first. `room`, `person`: whom a post was for. */
export async function deadWork(db: Db, activityId: number, limit: number) {
  return await db
    .select({
      id: work.id,
      kind: work.kind,
      of: lane.of,
      ofId: lane.ofId,
      attempts: work.attempts,
      detail: work.detail,
      madeAt: work.madeAt,
      room: sql<string | null>`coalesce(${room.name}, ${room.channel})`,
      person: account.name,
      platform: sql<string | null>`coalesce(${room.platform}, ${account.platform})`,
    })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .leftJoin(room, and(eq(lane.of, "room"), eq(room.id, lane.ofId)))
    .leftJoin(account, and(eq(lane.of, "account"), eq(account.id, lane.ofId)))
    .where(isDead(activityId))
    .orderBy(desc(work.id))
    .limit(limit);
}

export async function countDeadWork(db: Db, activityId: number): Promise<number> {
  return onlyRow(await db.select({ n: count() }).from(work).where(isDead(activityId))).n;
}

/** Gives a dead row its attempts back. False when there is no such dead row in this activity. */
export async function resend(db: Db, row: { activityId: number; workId: number }): Promise<boolean> {
  const revived = await db
    .update(work)
    .set({ state: "due", attempts: 0, notBefore: sql`clock_timestamp()`, detail: null, doneAt: null })
    .where(and(isDead(row.activityId), eq(work.id, row.workId)))
    .returning({ id: work.id });
  return revived.length > 0;
}

import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { isInstead, lane, type PostPayload, work } from "../schema/work.ts";
import { appendPost } from "./work.ts";

/** A notice for a person whose direct messages are closed, left to a room. `alike`: the room hears the same for whomever it is. */
export type Instead = {
  activityId: number;
  roomId: number;
  runAt: Temporal.Instant;
  payload: PostPayload & { insteadOf: number };
  alike: boolean;
};

/** Two processes that leave the same to one room must see each other's row. */
const ONE_AFTER_ANOTHER = 724_530_118;

/** What was due at the same instant and would be the same in the room is said there once. */
export async function appendInstead(tx: Db, all: Instead[]): Promise<void> {
  if (all.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${ONE_AFTER_ANOTHER}::bigint)`);
  for (const one of all) {
    if (await isSaid(tx, one)) continue;
    const { activityId, roomId, runAt, payload } = one;
    await appendPost(tx, { activityId, to: { roomId }, runAt, ...payload });
  }
}

async function isSaid(tx: Db, { activityId, roomId, runAt, payload, alike }: Instead): Promise<boolean> {
  const about = sql`${JSON.stringify(payload.about)}::text::jsonb`;
  const rows = await tx
    .select({ id: work.id })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(
      and(
        eq(lane.kind, "post"),
        eq(lane.of, "room"),
        eq(lane.ofId, roomId),
        eq(work.activityId, activityId),
        eq(work.runAt, runAt),
        isInstead,
        sql`${work.payload} ->> 'notice' = ${payload.notice}`,
        sql`(${work.payload} -> 'about') - 'person' = ${about} - 'person'`,
        alike ? undefined : sql`${work.payload} ->> 'insteadOf' = ${String(payload.insteadOf)}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

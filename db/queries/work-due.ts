import { and, eq, lte, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { lane, work } from "../schema/work.ts";

/** Milliseconds, by the database's clock, until the first row that is due waits for nothing any more. Undefined when none is due. */
export async function untilReady(db: Db, now: Temporal.Instant): Promise<number | undefined> {
  const readyAt = sql`min(greatest(${work.notBefore}, ${lane.coolUntil}, ${lane.leaseUntil}))`;
  const ms = sql<number | null>`ceil(extract(epoch from (${readyAt} - clock_timestamp())) * 1000)::double precision`;
  const [row] = await db
    .select({ ms })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(is(work.state, "due"), lte(work.runAt, now)));
  return row?.ms === null || row === undefined ? undefined : Math.max(0, Number(row.ms));
}

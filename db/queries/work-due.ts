import { and, eq, lte, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { is } from "../literal.ts";
import { isWaiting, lane, work } from "../schema/work.ts";
import { AT_ONCE, isTimed } from "./work.ts";

/** `now` as text. */
type Look = { now: string; seconds: number };

/** Milliseconds, by the database's clock, until the first row that is due waits for nothing any more. Undefined when none is due within that time. */
export async function untilReady(db: Db, now: Temporal.Instant, withinMs: number): Promise<number | undefined> {
  const [row] = await firstReady(db, { now: now.toString(), seconds: withinMs / 1000 });
  return row?.ms === null || row === undefined ? undefined : Math.max(0, Number(row.ms));
}

const firstReady = compiled((db: Db, { now, seconds }: Slots<Look>) => readyNext(db, { now, seconds }));

export function readyNext(db: Db, { now, seconds }: Look | Slots<Look>) {
  const readyAt = sql`min(greatest(${work.notBefore}, ${lane.coolUntil}, ${lane.leaseUntil}))`;
  const ms = sql<number | null>`ceil(extract(epoch from (${readyAt} - clock_timestamp())) * 1000)::double precision`;
  const soon = sql`statement_timestamp() + make_interval(secs => ${seconds}::double precision)`;
  return db
    .select({ ms })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(
      and(
        is(work.state, "due"),
        or(
          lte(work.runAt, AT_ONCE),
          and(isTimed, sql`${work.runAt} <= ${now}::timestamptz`),
          and(isWaiting, sql`${work.notBefore} <= ${soon}`),
        ),
      ),
    );
}

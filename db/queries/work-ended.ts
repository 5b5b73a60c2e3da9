import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { is } from "../literal.ts";
import { cardPlace, lane, work } from "../schema/work.ts";
import type { PlaceEnd, RowEnd } from "./work-complete.ts";

export const lockLanes = compiled((db: Db, { ids }: Slots<{ ids: number[] }>) =>
  db
    .select({ id: lane.id, token: lane.leaseToken })
    .from(lane)
    .where(sql`${lane.id} = any(${ids}::bigint[])`)
    .orderBy(asc(lane.id))
    .for("no key update"),
);

export const keepPlace = compiled((db: Db, { id, channel, message, shown, asked, generation }: Slots<PlaceEnd>) => {
  const askedAt = sql`case when ${asked}::boolean then coalesce(${cardPlace.askedAt}, clock_timestamp()) end`;
  return db
    .update(cardPlace)
    .set({
      channel: sql`${channel}`,
      message: sql`${message}`,
      shown: sql`${shown}`,
      generation: sql`${generation}`,
      askedAt,
    })
    .where(eq(cardPlace.id, id));
});

/** Held for so long, by null not at all. */
export const freeLane = compiled((db: Db, { id, seconds }: Slots<{ id: number; seconds: number | null }>) =>
  db
    .update(lane)
    .set({
      leaseUntil: null,
      leaseToken: null,
      coolUntil: sql`clock_timestamp() + make_interval(secs => ${seconds}::double precision)`,
    })
    .where(eq(lane.id, id)),
);

type Refreshes = { ids: number[]; laneId: number; activityId: number | null; roomIds: number[] };

/** Those that are carried out, and dead ones of the card in these rooms, which nobody has to look after any more. */
export const dropRefreshes = compiled((db: Db, { ids, laneId, activityId, roomIds }: Slots<Refreshes>) =>
  db
    .delete(work)
    .where(
      or(
        sql`${work.id} = any(${ids}::bigint[])`,
        and(
          eq(work.activityId, activityId),
          is(work.state, "dead"),
          eq(work.laneId, laneId),
          sql`(${work.payload} ->> 'roomId')::bigint = any(${roomIds}::bigint[])`,
        ),
      ),
    ),
);

const lockRows = compiled((db: Db, { ids }: Slots<{ ids: number[] }>) =>
  db
    .select({ id: work.id })
    .from(work)
    .where(sql`${work.id} = any(${ids}::bigint[])`)
    .orderBy(asc(work.id))
    .for("no key update"),
);

/** One statement for all rows: completing one by one is slower than the platforms are. */
export async function endRows(tx: Db, rows: RowEnd[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await lockRows(tx, { ids });
  const ends = JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      state: row.state,
      attempts: row.attempts,
      perhaps: row.perhaps,
      untried: row.untried ?? false,
      pages: row.pagesSent ?? null,
      message: row.message ?? null,
      detail: row.detail ?? null,
    })),
  );
  await tx.execute(sql`
    update work set
      state = ended.state,
      attempts = ended.attempts,
      perhaps = ended.perhaps,
      tried_at = case when ended.untried then null else coalesce(work.tried_at, clock_timestamp()) end,
      pages_sent = coalesce(ended.pages, work.pages_sent),
      message = coalesce(ended.message, work.message),
      detail = ended.detail,
      done_at = case when ended.state in ('due', 'held') then null else clock_timestamp() end
    from jsonb_to_recordset(${ends}::text::jsonb) as ended(
      id bigint, state text, attempts integer, perhaps boolean, untried boolean, pages integer, message text, detail text)
    where work.id = ended.id`);
}

import { sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { card, lane, type RefreshPayload, work } from "../schema/work.ts";
import { AT_ONCE, type Thing } from "./work.ts";

/** All cards of an activity are read again; one that says the same costs no edit. */
export async function refreshCards(db: Db, activityId: number): Promise<void> {
  await db.execute(sql`insert into ${lane} (kind, "of", of_id)
    select 'refresh', ${card.of}, ${card.ofId} from ${card} where ${card.activityId} = ${activityId}
    order by ${card.id} on conflict do nothing`);
  await db.execute(sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
    select ${card.activityId}, ${lane.id}, 'refresh', '{}'::jsonb, ${AT_ONCE.toString()}::timestamptz
    from ${card} join ${lane} on ${lane.kind} = 'refresh' and ${lane.of} = ${card.of} and ${lane.ofId} = ${card.ofId}
    where ${card.activityId} = ${activityId} order by ${lane.id}`);
}

/** As `appendRefresh` of each, in three statements however many they are; with `roomId`, only their messages in that room. */
export async function appendRefreshes(
  db: Db,
  refreshes: { activityId: number; things: Thing[]; roomId?: number },
): Promise<void> {
  const { activityId, things, roomId } = refreshes;
  if (things.length === 0) return;
  const rows = JSON.stringify(things.map(({ of, ofId }) => ({ of, of_id: ofId })));
  const wanted = sql`(select distinct "of", of_id from jsonb_to_recordset(${rows}::text::jsonb) as given ("of" text, of_id bigint)) as wanted`;
  await db.execute(sql`insert into ${card} (activity_id, "of", of_id)
    select ${activityId}::bigint, "of", of_id from ${wanted} order by "of", of_id on conflict do nothing`);
  await db.execute(sql`insert into ${lane} (kind, "of", of_id)
    select 'refresh', "of", of_id from ${wanted} order by "of", of_id on conflict do nothing`);
  const payload = JSON.stringify((roomId === undefined ? {} : { roomId }) satisfies RefreshPayload);
  await db.execute(sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
    select ${activityId}::bigint, ${lane.id}, 'refresh', ${payload}::text::jsonb, ${AT_ONCE.toString()}::timestamptz
    from ${wanted} join ${lane} on ${lane.kind} = 'refresh' and ${lane.of} = wanted."of" and ${lane.ofId} = wanted.of_id
    order by ${lane.id}`);
}

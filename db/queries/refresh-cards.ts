import { sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { card, lane, work } from "../schema/work.ts";
import { AT_ONCE } from "./work.ts";

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

import { sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { Slots } from "../compiled.ts";
import { card, lane, work } from "../schema/work.ts";
import { AT_ONCE, type RefreshRow } from "./work.ts";

/**
 * With its card and lane where there are none yet. A not-null violation where another transaction makes that lane
 * just now.
 */
export function refreshWritten(db: Db, { activityId, of, ofId }: Slots<Omit<RefreshRow, "payload">>) {
  const its = sql`select ${lane.id} from ${lane}
    where ${lane.kind} = 'refresh' and ${lane.of} = ${of} and ${lane.ofId} = ${ofId}`;
  const carded = db.$with("carded", { id: card.id }).as(
    sql`insert into ${card} (activity_id, "of", of_id) select ${activityId}::bigint, ${of}::text, ${ofId}::bigint
      where not exists (${its}) on conflict do nothing returning id`,
  );
  const laned = db.$with("laned", { id: lane.id }).as(
    sql`insert into ${lane} (kind, "of", of_id) select 'refresh', ${of}::text, ${ofId}::bigint
      where not exists (${its}) on conflict do nothing returning id`,
  );
  const added = db.$with("added", { id: work.id }).as(
    sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
      values (${activityId}::bigint, coalesce((${its}), (select id from laned)), 'refresh', '{}',
        ${AT_ONCE.toString()}::timestamptz) returning id`,
  );
  return [carded, laned, added] as const;
}

import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { Slot } from "../compiled.ts";
import { is } from "../literal.ts";
import { account } from "../schema/person.ts";
import { room } from "../schema/room.ts";
import { thread } from "../schema/thread.ts";
import { lane, work } from "../schema/work.ts";

/** What a process can send and show. */
type Able = { platforms: string[]; cards: string[] };

/** Posts that waited for one of these platforms are due again, those whose receiver is no longer there, and changes of cards of these kinds. */
export async function releaseHeld(db: Db, { platforms, cards }: Able): Promise<void> {
  await db.execute(sql`update ${work} set state = 'due' where id in (
    select held.id from ${work} as held
      join ${lane} on ${lane.id} = held.lane_id
      left join ${account} on ${lane.of} = 'account' and ${account.id} = ${lane.ofId}
      left join ${thread} on ${lane.of} = 'thread' and ${thread.id} = ${lane.ofId}
      left join ${room} on ${room.id} = case ${lane.of} when 'room' then ${lane.ofId} else ${thread.roomId} end
    where held.state = 'held'
      and case held.kind when 'refresh' then ${lane.of} = any(${sql.param(cards)}::text[])
        else coalesce(coalesce(${account.platform}, ${room.platform}) = any(${sql.param(platforms)}::text[]), true) end
    order by held.id for update of held skip locked)`);
}

export const hasHeld = (laneId: Slot<number>) =>
  sql<boolean>`exists (select from ${work} as held where held.lane_id = ${laneId} and held.state = 'held')`.as(
    "held_before",
  );

/** The same for those of one lane. */
export async function releaseLane(db: Db, laneId: number): Promise<void> {
  await db
    .update(work)
    .set({ state: "due" })
    .where(and(eq(work.laneId, laneId), is(work.state, "held")));
}

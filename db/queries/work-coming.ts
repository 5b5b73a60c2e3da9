import { and, asc, eq, gt, min } from "drizzle-orm";
import type { Call } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { lane, WAITING, work } from "../schema/work.ts";
import { isTimed } from "./work.ts";

/** The next instant, after `after`, at which something becomes due on the activity's clock. */
export async function nextDue(db: Db, after: Temporal.Instant = WAITING): Promise<Temporal.Instant | undefined> {
  const [row] = await db
    .select({ at: min(work.runAt) })
    .from(work)
    .where(and(is(work.state, "due"), gt(work.runAt, after)));
  return row?.at ?? undefined;
}

export type DueSoon = {
  id: number;
  activityId: number;
  runAt: Temporal.Instant;
  of: string;
  ofId: number;
} & ({ kind: "alarm"; call: Call } | { kind: "post"; notice: string });

/** What waits for the activity's clock, soonest first. */
export async function dueSoon(db: Db, limit: number): Promise<DueSoon[]> {
  const rows = await db
    .select({
      id: work.id,
      activityId: work.activityId,
      runAt: work.runAt,
      of: lane.of,
      ofId: lane.ofId,
      payload: work.payload,
    })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(is(work.state, "due"), isTimed))
    .orderBy(asc(work.runAt), asc(work.id))
    .limit(limit);
  return rows.flatMap(({ payload, ...row }): DueSoon[] => {
    if ("call" in payload) return [{ ...row, kind: "alarm", call: payload.call }];
    return "notice" in payload ? [{ ...row, kind: "post", notice: payload.notice }] : [];
  });
}

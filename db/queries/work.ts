import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Call } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { is } from "../literal.ts";
import { card, lane, type PostPayload, type RefreshPayload, WAITING, work } from "../schema/work.ts";

export type LaneKind = (typeof lane.$inferSelect)["kind"];
export type Thing = { of: string; ofId: number };

/** Due whatever the activity's clock says: of refreshes only, which are found by it. */
export const AT_ONCE = Temporal.Instant.fromEpochMilliseconds(0);

/** Due by the activity's clock. */
export const isTimed = gt(work.runAt, WAITING);

/** In every room, or in one. Never updates a shared row, so that a thousand voters append side by side. */
export async function appendRefresh(db: Db, refresh: { activityId: number; roomId?: number } & Thing): Promise<void> {
  const { roomId, ...to } = refresh;
  const row = { ...to, payload: roomId === undefined ? {} : { roomId } };
  if (await addRefresh(db, row)) return;
  await ensureCard(db, to);
  if (!(await addRefresh(db, row))) throw new Error(`the refresh of ${to.of} ${to.ofId} was not written`);
}

export async function ensureCard(db: Db, { activityId, of, ofId }: { activityId: number } & Thing): Promise<void> {
  await db.insert(card).values({ activityId, of, ofId }).onConflictDoNothing();
  await ensureLane(db, { kind: "refresh", of, ofId });
}

/** False when there is no lane yet. One statement, because every vote has it. */
async function addRefresh(
  db: Db,
  { activityId, of, ofId, payload }: { activityId: number; payload: RefreshPayload } & Thing,
): Promise<boolean> {
  return (await insertRefresh(db, { activityId, of, ofId, payload: JSON.stringify(payload) })).length > 0;
}

const insertRefresh = compiled((db: Db, { activityId, of, ofId, payload }: Slots<RefreshRow>) => {
  const added = refreshAdded(db, { activityId, of, ofId, payload });
  return db.with(added).select().from(added);
});

export type RefreshRow = { activityId: number; payload: string } & Thing;

/** No row where the card has no lane yet. `payload` is JSON. */
const refreshAdded = (db: Db, { activityId, of, ofId, payload }: Slots<RefreshRow>) =>
  db.$with("added", { id: work.id }).as(
    sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
      select ${activityId}::bigint, ${lane.id}, ${lane.kind}, ${payload}::jsonb, ${AT_ONCE.toString()}::timestamptz
      from ${lane} where ${lane.kind} = 'refresh' and ${lane.of} = ${of} and ${lane.ofId} = ${ofId} returning id`,
  );

type Receiver = { roomId: number } | { accountId: number } | { threadId: number };

function laneOf(to: Receiver): Thing {
  if ("threadId" in to) return { of: "thread", ofId: to.threadId };
  return "roomId" in to ? { of: "room", ofId: to.roomId } : { of: "account", ofId: to.accountId };
}

/** `runAt` is on the activity's clock. Posts to one room, thread or account are sent strictly in order. */
export async function appendPost(
  db: Db,
  post: { activityId: number; to: Receiver; runAt: Temporal.Instant } & PostPayload,
): Promise<number> {
  const { activityId, to, runAt, ...payload } = post;
  const thing = laneOf(to);
  const laneId = await ensureLane(db, { kind: "post", ...thing });
  return await append(db, { activityId, laneId, kind: "post", payload, runAt });
}

/** One notice to many accounts, each about its own, in two statements however many they are. */
export async function appendPosts(
  db: Db,
  posts: {
    activityId: number;
    notice: string;
    runAt: Temporal.Instant;
    to: { accountId: number; about: PostPayload["about"] }[];
  },
): Promise<void> {
  const { activityId, notice, runAt, to } = posts;
  if (to.length === 0) return;
  const rows = to.map(({ accountId, about }) => ({ account_id: accountId, payload: { notice, about } }));
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (account_id bigint, payload jsonb)`;
  await db.execute(sql`insert into ${lane} (kind, "of", of_id)
    select distinct 'post', 'account', account_id from ${wanted} order by account_id on conflict do nothing`);
  await db.execute(sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
    select ${activityId}::bigint, ${lane.id}, 'post', wanted.payload, ${runAt.toString()}::timestamptz
    from ${wanted} join ${lane} on ${lane.kind} = 'post' and ${lane.of} = 'account' and ${lane.ofId} = wanted.account_id
    order by wanted.account_id`);
}

/** The call names a command of access "clock"; its service reads the state again, so a stale alarm does nothing. */
export async function appendAlarm(
  db: Db,
  alarm: { activityId: number; call: Call; runAt: Temporal.Instant } & Thing,
): Promise<number> {
  const { activityId, of, ofId, call, runAt } = alarm;
  const laneId = await ensureLane(db, { kind: "alarm", of, ofId });
  return await append(db, { activityId, laneId, kind: "alarm", payload: { call }, runAt });
}

/** Deletes what has not run yet; with `command`, only the alarms that call it. */
export async function dropAlarms(db: Db, alarms: Thing & { command?: string }): Promise<void> {
  const { of, ofId, command } = alarms;
  const laneId = await findLane(db, { kind: "alarm", of, ofId });
  if (laneId === undefined) return;
  const named = command === undefined ? undefined : eq(sql`${work.payload} -> 'call' ->> 'command'`, command);
  const undone = db
    .select({ id: work.id })
    .from(work)
    .where(and(eq(work.laneId, laneId), is(work.state, "due"), named))
    .orderBy(asc(work.id))
    .for("update");
  await db.delete(work).where(inArray(work.id, undone));
}

export const hasAlarm = (db: Db, alarm: Thing & { command: string }): Promise<boolean> =>
  findAlarm(db, alarm, is(work.state, "due"));

/** Also one that is carried out, as long as that is kept: no index finds those. */
export const hadAlarm = (db: Db, alarm: Thing & { command: string }): Promise<boolean> => findAlarm(db, alarm);

async function findAlarm(db: Db, { command, ...thing }: Thing & { command: string }, state?: SQL): Promise<boolean> {
  const laneId = await findLane(db, { kind: "alarm", ...thing });
  if (laneId === undefined) return false;
  const named = eq(sql`${work.payload} -> 'call' ->> 'command'`, command);
  const [row] = await db
    .select({ id: work.id })
    .from(work)
    .where(and(eq(work.laneId, laneId), state, named))
    .limit(1);
  return row !== undefined;
}

async function append(db: Db, row: typeof work.$inferInsert): Promise<number> {
  const [made] = await db.insert(work).values(row).returning({ id: work.id });
  if (!made) throw new Error("a work row was not written");
  return made.id;
}

async function findLane(db: Db, wanted: { kind: LaneKind } & Thing): Promise<number | undefined> {
  const [found] = await db
    .select({ id: lane.id })
    .from(lane)
    .where(and(eq(lane.kind, wanted.kind), eq(lane.of, wanted.of), eq(lane.ofId, wanted.ofId)));
  return found?.id;
}

async function ensureLane(db: Db, wanted: { kind: LaneKind } & Thing): Promise<number> {
  const found = await findLane(db, wanted);
  if (found !== undefined) return found;
  await db.insert(lane).values(wanted).onConflictDoNothing();
  const made = await findLane(db, wanted);
  if (made === undefined) throw new Error(`the lane of ${wanted.of} ${wanted.ofId} was not written`);
  return made;
}

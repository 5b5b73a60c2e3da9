import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Call } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slot, type Slots } from "../compiled.ts";
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
  return await append(db, { kind: "post", ...laneOf(to) }, { activityId, payload, runAt });
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
  return await append(db, { kind: "alarm", of, ofId }, { activityId, payload: { call }, runAt });
}

/** Deletes what has not run yet; with `command`, only the alarms that call it. */
export async function dropAlarms(db: Db, { of, ofId, command }: Thing & { command?: string }): Promise<void> {
  if (command === undefined) await dropAll(db, { of, ofId });
  else await dropNamed(db, { of, ofId, command });
}

type Named = Thing & { command: string };
const alarmsOf = (of: Slot<string>, ofId: Slot<number>) =>
  and(is(lane.kind, "alarm"), eq(lane.of, of), eq(lane.ofId, ofId), is(work.kind, "alarm"));
const calls = (command: Slot<string>) => eq(sql`${work.payload} -> 'call' ->> 'command'`, command);
const rowsOf = (db: Db) => db.select({ id: work.id }).from(work).innerJoin(lane, eq(lane.id, work.laneId));

const undone = (db: Db, which: SQL | undefined) =>
  rowsOf(db)
    .where(and(which, is(work.state, "due")))
    .orderBy(asc(work.id))
    .for("update", { of: work });
const dropAll = compiled((db: Db, { of, ofId }: Slots<Thing>) =>
  db.delete(work).where(inArray(work.id, undone(db, alarmsOf(of, ofId)))),
);
const dropNamed = compiled((db: Db, { of, ofId, command }: Slots<Named>) =>
  db.delete(work).where(inArray(work.id, undone(db, and(alarmsOf(of, ofId), calls(command))))),
);

export const hasAlarm = async (db: Db, { of, ofId, command }: Named): Promise<boolean> =>
  (await dueAlarm(db, { of, ofId, command })).length > 0;
const dueAlarm = compiled((db: Db, { of, ofId, command }: Slots<Named>) =>
  rowsOf(db)
    .where(and(alarmsOf(of, ofId), is(work.state, "due"), calls(command)))
    .limit(1),
);

/** Also one that is carried out, as long as that is kept: no index finds those. */
export const hadAlarm = async (db: Db, { of, ofId, command }: Named): Promise<boolean> =>
  (await anyAlarm(db, { of, ofId, command })).length > 0;
const anyAlarm = compiled((db: Db, { of, ofId, command }: Slots<Named>) =>
  rowsOf(db)
    .where(and(alarmsOf(of, ofId), calls(command)))
    .limit(1),
);

type LaneOf = { kind: LaneKind } & Thing;
type Appended = Pick<typeof work.$inferInsert, "activityId" | "payload" | "runAt">;

async function append(db: Db, to: LaneOf, { activityId, payload, runAt }: Appended): Promise<number> {
  const row = { ...to, activityId, payload: JSON.stringify(payload), runAt: runAt.toString() };
  let [made] = await insertWork(db, row);
  if (!made) {
    await ensureLane(db, to);
    [made] = await insertWork(db, row);
  }
  if (!made) throw new Error(`a work row of ${to.of} ${to.ofId} was not written`);
  return made.id;
}

/** No row where there is no lane yet. `payload` is JSON. */
const insertWork = compiled(
  (
    db: Db,
    {
      activityId,
      kind,
      of,
      ofId,
      payload,
      runAt,
    }: Slots<LaneOf & { activityId: number; payload: string; runAt: string }>,
  ) => {
    const added = db.$with("added", { id: work.id }).as(
      sql`insert into ${work} (activity_id, lane_id, kind, payload, run_at)
        select ${activityId}::bigint, ${lane.id}, ${lane.kind}, ${payload}::jsonb, ${runAt}::timestamptz
        from ${lane} where ${lane.kind} = ${kind} and ${lane.of} = ${of} and ${lane.ofId} = ${ofId} returning id`,
    );
    return db.with(added).select().from(added);
  },
);

/** Somebody else may make it at the same time. */
const ensureLane = async (db: Db, { kind, of, ofId }: LaneOf): Promise<void> =>
  void (await insertLane(db, { kind, of, ofId }));
const insertLane = compiled((db: Db, { kind, of, ofId }: Slots<LaneOf>) =>
  db.insert(lane).values({ kind, of, ofId }).onConflictDoNothing(),
);

import { and, asc, eq, inArray, lt, max, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { agenda, agendaItem } from "../schema/agenda.ts";
import { meeting } from "../schema/meeting.ts";
import { person } from "../schema/person.ts";

export type AgendaState = (typeof agenda.$inferSelect)["state"];
export type ItemState = (typeof agendaItem.$inferSelect)["state"];
export type Agenda = { id: number; activityId: number; meetingId: number; state: AgendaState };

/** One who is a member is shown by their name of today. */
export type PlannedRow = {
  depth: number;
  title: string;
  presenter: string | null;
  presenterId: number | null;
  minutes: number | null;
  documents: string | null;
};
export type AgendaItem = PlannedRow & {
  id: number;
  state: ItemState;
  onSince: Temporal.Instant | null;
  usedSeconds: number;
  outcome: string | null;
  deferredDepth: number | null;
  carriedFrom: number | null;
};

export const AGENDA = {
  id: agenda.id,
  activityId: agenda.activityId,
  meetingId: agenda.meetingId,
  state: agenda.state,
};
const ITEM = {
  id: agendaItem.id,
  depth: agendaItem.depth,
  title: agendaItem.title,
  presenter: sql<string | null>`coalesce(${agendaItem.presenter}, ${person.name})`,
  presenterId: agendaItem.presenterId,
  minutes: agendaItem.minutes,
  documents: agendaItem.documents,
  state: agendaItem.state,
  onSince: agendaItem.onSince,
  usedSeconds: agendaItem.usedSeconds,
  outcome: agendaItem.outcome,
  deferredDepth: agendaItem.deferredDepth,
  carriedFrom: agendaItem.carriedFrom,
};

export async function agendaOf(db: Db, meetingId: number): Promise<Agenda | undefined> {
  const [row] = await db.select(AGENDA).from(agenda).where(eq(agenda.meetingId, meetingId));
  return row;
}

export async function agendaById(db: Db, id: number): Promise<Agenda | undefined> {
  const [row] = await db.select(AGENDA).from(agenda).where(eq(agenda.id, id));
  return row;
}

/** Alone with it until the transaction ends. */
export async function lockAgenda(db: Db, meetingId: number): Promise<Agenda | undefined> {
  const [row] = await db.select(AGENDA).from(agenda).where(eq(agenda.meetingId, meetingId)).for("update");
  return row;
}

/** False when it was there already. */
export async function addAgenda(db: Db, made: { activityId: number; meetingId: number }): Promise<boolean> {
  return (await db.insert(agenda).values(made).onConflictDoNothing().returning({ id: agenda.id })).length > 0;
}

export async function setAgendaState(db: Db, id: number, state: AgendaState): Promise<void> {
  await db.update(agenda).set({ state }).where(eq(agenda.id, id));
}

/** An agenda as people name it: the number of its meeting, in its activity. */
export async function agendaName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: meeting.number, activity: activity.slug }).from(agenda);
  const joined = named
    .innerJoin(meeting, eq(meeting.id, agenda.meetingId))
    .innerJoin(activity, eq(activity.id, agenda.activityId));
  return onlyRow(await joined.where(eq(agenda.id, id)));
}

/** Of meetings to come or under way: their cards come into a room that is bound now. */
export async function agendaIdsAhead(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: agenda.id })
    .from(agenda)
    .innerJoin(meeting, eq(meeting.id, agenda.meetingId))
    .where(and(eq(agenda.activityId, activityId), inArray(meeting.state, ["scheduled", "started"])))
    .orderBy(asc(agenda.id));
  return rows.map((row) => row.id);
}

/** In their order. */
export async function itemsOf(db: Db, agendaId: number): Promise<AgendaItem[]> {
  return await db
    .select(ITEM)
    .from(agendaItem)
    .leftJoin(person, eq(person.id, agendaItem.presenterId))
    .where(eq(agendaItem.agendaId, agendaId))
    .orderBy(asc(agendaItem.position));
}

type OfAgenda = Pick<Agenda, "id" | "activityId">;
export type NewItem = PlannedRow & { carriedFrom?: number };

/** Behind those there are; returns their ids in order. */
export async function addItems(db: Db, of: OfAgenda, items: NewItem[]): Promise<number[]> {
  if (items.length === 0) return [];
  const { last } = onlyRow(
    await db
      .select({ last: max(agendaItem.position) })
      .from(agendaItem)
      .where(eq(agendaItem.agendaId, of.id)),
  );
  const rows = items.map((item, at) => ({
    ...item,
    activityId: of.activityId,
    agendaId: of.id,
    position: (last ?? 0) + 1 + at,
  }));
  const made = await db.insert(agendaItem).values(rows).returning({ id: agendaItem.id, position: agendaItem.position });
  return made.sort((a, b) => a.position - b.position).map((row) => row.id);
}

/** Gives every item its place and depth; out of the way first, because no two may be at one place. */
export async function arrangeItems(db: Db, agendaId: number, order: { id: number; depth: number }[]): Promise<void> {
  const rows = order.map(({ id, depth }, at) => ({ id, depth, position: at + 1 }));
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (id bigint, depth integer, position integer)`;
  await db
    .update(agendaItem)
    .set({ position: sql`-1 - ${agendaItem.position}` })
    .where(eq(agendaItem.agendaId, agendaId));
  await db.execute(sql`update ${agendaItem} set position = wanted.position, depth = wanted.depth
    from ${wanted} where ${agendaItem.id} = wanted.id and ${agendaItem.agendaId} = ${agendaId}`);
}

export async function removeItems(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await db.delete(agendaItem).where(inArray(agendaItem.id, ids));
}

export type ItemChange = Partial<Omit<PlannedRow, "depth">> &
  Partial<Pick<AgendaItem, "state" | "onSince" | "usedSeconds" | "outcome" | "deferredDepth">>;

export async function changeItem(db: Db, id: number, change: ItemChange): Promise<void> {
  await db.update(agendaItem).set(change).where(eq(agendaItem.id, id));
}

/** Deferred by the meetings before this one and not taken over by any: in their order. */
export async function itemsToCarry(db: Db, activityId: number, before: Temporal.Instant): Promise<AgendaItem[]> {
  const taken = sql`exists (select from ${agendaItem} later where later.carried_from = ${agendaItem.id})`;
  return await db
    .select(ITEM)
    .from(agendaItem)
    .innerJoin(agenda, eq(agenda.id, agendaItem.agendaId))
    .innerJoin(meeting, eq(meeting.id, agenda.meetingId))
    .leftJoin(person, eq(person.id, agendaItem.presenterId))
    .where(
      and(
        eq(agendaItem.activityId, activityId),
        is(agendaItem.state, "deferred"),
        lt(meeting.startsAt, before),
        sql`not ${taken}`,
      ),
    )
    .orderBy(asc(meeting.startsAt), asc(agendaItem.position));
}

/** Of a meeting that is cancelled: what it took over and has not dealt with waits for another one again. */
export async function releaseItems(db: Db, agendaId: number): Promise<void> {
  await db
    .update(agendaItem)
    .set({ carriedFrom: null })
    .where(and(eq(agendaItem.agendaId, agendaId), inArray(agendaItem.state, ["open", "on"])));
}

/** Numbers of the meetings that took deferred items over, by item. */
export async function carriedTo(db: Db, itemIds: number[]): Promise<Map<number, number>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db
    .select({ from: agendaItem.carriedFrom, meeting: meeting.number })
    .from(agendaItem)
    .innerJoin(agenda, eq(agenda.id, agendaItem.agendaId))
    .innerJoin(meeting, eq(meeting.id, agenda.meetingId))
    .where(inArray(agendaItem.carriedFrom, itemIds));
  return new Map(rows.flatMap(({ from, meeting: number }) => (from === null ? [] : [[from, number] as const])));
}

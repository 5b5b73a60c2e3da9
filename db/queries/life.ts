import { and, asc, desc, eq, gt, inArray, max, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { LIFE_STATES, type LifeEvent, type LifeState } from "#core/contract/life.ts";
import { lifeEvent, setting } from "../schema/life.ts";
import { person } from "../schema/person.ts";

export type NewLifeEvent = {
  activityId: number;
  number: number;
  event: LifeEvent;
  decidedBy: string;
  decidedOn: string;
  document: string | null;
  recordedAt: Temporal.Instant;
  recordedBy: number;
};

export async function addLifeEvent(db: Db, made: NewLifeEvent): Promise<number> {
  await inOrder(db);
  const [row] = await db.insert(lifeEvent).values(made).returning({ id: lifeEvent.id });
  if (!row) throw new Error("an event of the activity was not written");
  return row.id;
}

/** In the order in which they were recorded. */
export async function lifeEvents(db: Db, activityId: number) {
  return await db
    .select({
      number: lifeEvent.number,
      event: lifeEvent.event,
      decidedBy: lifeEvent.decidedBy,
      decidedOn: lifeEvent.decidedOn,
      document: lifeEvent.document,
      recordedAt: lifeEvent.recordedAt,
      recordedBy: person.name,
    })
    .from(lifeEvent)
    .innerJoin(person, eq(person.id, lifeEvent.recordedBy))
    .where(eq(lifeEvent.activityId, activityId))
    .orderBy(asc(lifeEvent.id));
}

/** Undefined before the first one was recorded. */
export async function lastState(db: Db, activityId: number): Promise<LifeState | undefined> {
  const isState = inArray(lifeEvent.event, [...LIFE_STATES]);
  const [row] = await db
    .select({ event: lifeEvent.event })
    .from(lifeEvent)
    .where(and(eq(lifeEvent.activityId, activityId), isState))
    .orderBy(desc(lifeEvent.number))
    .limit(1);
  return LIFE_STATES.find((state) => state === row?.event);
}

export type NewSetting = {
  activityId: number;
  path: string;
  value: unknown;
  changedAt: Temporal.Instant;
  changedBy: number;
};

export async function addSetting(db: Db, made: NewSetting): Promise<number> {
  await inOrder(db);
  const [row] = await db.insert(setting).values(made).returning({ id: setting.id });
  if (!row) throw new Error("a setting was not written");
  return row.id;
}

/** All changes, the oldest first: the last one of a path holds. */
export async function settingsOf(db: Db, activityId: number) {
  return await db
    .select({ path: setting.path, value: setting.value, changedAt: setting.changedAt, changedBy: person.name })
    .from(setting)
    .innerJoin(person, eq(person.id, setting.changedBy))
    .where(eq(setting.activityId, activityId))
    .orderBy(asc(setting.id));
}

const ONE_AFTER_ANOTHER = 724_530_119;

/** Whoever has seen a change has seen all with a lower id. */
async function inOrder(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${ONE_AFTER_ANOTHER}::bigint)`);
}

/** The newest of what changes how an activity works, in this process or another. */
export type Shape = { setting: number; event: number };

export async function newestShape(db: Db): Promise<Shape> {
  const [ofSetting] = await db.select({ id: max(setting.id) }).from(setting);
  const [ofEvent] = await db.select({ id: max(lifeEvent.id) }).from(lifeEvent);
  return { setting: ofSetting?.id ?? 0, event: ofEvent?.id ?? 0 };
}

/** The activities in which something has changed since. */
export async function changedSince(db: Db, seen: Shape): Promise<Set<number>> {
  const rows = await union(
    db.select({ id: setting.activityId }).from(setting).where(gt(setting.id, seen.setting)),
    db.select({ id: lifeEvent.activityId }).from(lifeEvent).where(gt(lifeEvent.id, seen.event)),
  );
  return new Set(rows.map((row) => row.id));
}

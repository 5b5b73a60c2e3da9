import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
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
    .orderBy(desc(lifeEvent.id))
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

/** Grows with everything that changes how an activity works, in this process or another. */
export async function shapeRevision(db: Db): Promise<string> {
  const newest = sql<string>`concat((select max(id) from ${setting}), '/', (select max(id) from ${lifeEvent}))`;
  const [row] = await db.select({ newest }).from(sql`(select 1) as one`);
  return row?.newest ?? "";
}

import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { reminder } from "../schema/reminder.ts";

export type Pace = "day" | "weekday" | "week" | "month";

export type Reminder = {
  id: number;
  number: number;
  personId: number;
  about: string;
  dueAt: Temporal.Instant;
  state: "waiting" | "said" | "cancelled";
  /** Comes again at this pace, counted from `startsAt` on the calendar of `zone`; all three or none. */
  every: Pace | null;
  startsAt: Temporal.Instant | null;
  zone: string | null;
  /** Null: to oneself; "role", or a state that a noun declares, with `ofId`: the thing that is meant. */
  who: string | null;
  ofId: number | null;
  role: string | null;
};

const COLUMNS = {
  id: reminder.id,
  number: reminder.number,
  personId: reminder.personId,
  about: reminder.about,
  dueAt: reminder.dueAt,
  state: reminder.state,
  every: reminder.every,
  startsAt: reminder.startsAt,
  zone: reminder.zone,
  who: reminder.who,
  ofId: reminder.ofId,
  role: reminder.role,
};

export type NewReminder = Pick<Reminder, "number" | "personId" | "about" | "dueAt"> & {
  activityId: number;
} & Partial<Reminder>;

export async function addReminder(db: Db, made: NewReminder): Promise<number> {
  return onlyRow(await db.insert(reminder).values(made).returning({ id: reminder.id })).id;
}

export async function waitingReminders(db: Db, activityId: number, personId: number): Promise<Reminder[]> {
  return await db
    .select(COLUMNS)
    .from(reminder)
    .where(and(eq(reminder.activityId, activityId), eq(reminder.personId, personId), eq(reminder.state, "waiting")))
    .orderBy(asc(reminder.dueAt), asc(reminder.id));
}

export async function reminderNumbered(db: Db, activityId: number, number: number): Promise<Reminder | undefined> {
  const [row] = await db
    .select(COLUMNS)
    .from(reminder)
    .where(and(eq(reminder.activityId, activityId), eq(reminder.number, number)));
  return row;
}

export async function reminderById(db: Db, id: number): Promise<Reminder | undefined> {
  const [row] = await db.select(COLUMNS).from(reminder).where(eq(reminder.id, id));
  return row;
}

/** False when it no longer waited. */
export async function settleReminder(db: Db, id: number, state: "said" | "cancelled"): Promise<boolean> {
  const rows = await db
    .update(reminder)
    .set({ state })
    .where(and(eq(reminder.id, id), eq(reminder.state, "waiting")))
    .returning({ id: reminder.id });
  return rows.length > 0;
}

/** It waits for its next time. */
export async function moveReminder(db: Db, id: number, dueAt: Temporal.Instant): Promise<void> {
  await db.update(reminder).set({ dueAt }).where(eq(reminder.id, id));
}

import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { is } from "../literal.ts";
import { dueReminder, stoppedReminder } from "../schema/reminder.ts";

export type DueReminder = { id: number; personId: number; kind: string; ofId: number; who: string };

const COLUMNS = {
  id: dueReminder.id,
  personId: dueReminder.personId,
  kind: dueReminder.kind,
  ofId: dueReminder.ofId,
  who: dueReminder.who,
};

export type Thing = { kind: string; ofId: number };
export type Planned = { personId: number; who: string; dueAt: Temporal.Instant };

/** Somebody who waits to be told of the thing already is told once, at the earlier of both times. */
export async function planReminders(db: Db, of: Thing & { activityId: number }, planned: Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.map(({ personId, who, dueAt }) => ({ person_id: personId, who, due_at: dueAt.toString() }));
  await db.execute(sql`insert into ${dueReminder} (activity_id, person_id, kind, of_id, who, due_at)
    select ${of.activityId}::bigint, wanted.person_id, ${of.kind}, ${of.ofId}::bigint, wanted.who, wanted.due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as wanted (person_id bigint, who text, due_at timestamptz)
    order by wanted.person_id
    on conflict (activity_id, person_id, kind, of_id) where state = 'waiting'
    do update set due_at = least(${dueReminder.dueAt}, excluded.due_at), who = excluded.who`);
}

/** Of these persons, those who were told of the thing since then, or are to be told. */
export async function plannedSince(
  db: Db,
  of: Thing & { activityId: number },
  personIds: number[],
  since: Temporal.Instant,
): Promise<Set<number>> {
  if (personIds.length === 0) return new Set();
  const ofThing = and(
    eq(dueReminder.activityId, of.activityId),
    eq(dueReminder.kind, of.kind),
    eq(dueReminder.ofId, of.ofId),
  );
  const among = sql`${dueReminder.personId} = any(${sql.param(personIds)}::bigint[])`;
  const lately = sql`${dueReminder.dueAt} > ${since.toString()}::timestamptz`;
  const rows = await db
    .selectDistinct({ personId: dueReminder.personId })
    .from(dueReminder)
    .where(and(ofThing, among, lately));
  return new Set(rows.map((row) => row.personId));
}

/** Nobody is told of it any more: it is done, or its end moved. */
export async function dropReminders(db: Db, { kind, ofId }: Thing): Promise<void> {
  await dropWaiting(db, { kind, ofId });
}

const dropWaiting = compiled((db: Db, { kind, ofId }: Slots<Thing>) =>
  db
    .delete(dueReminder)
    .where(and(eq(dueReminder.kind, kind), eq(dueReminder.ofId, ofId), is(dueReminder.state, "waiting"))),
);

/** What is due by now goes into one message for each person. Returns these. */
export async function takeDueReminders(db: Db, activityId: number, now: Temporal.Instant) {
  const due = and(
    eq(dueReminder.activityId, activityId),
    is(dueReminder.state, "waiting"),
    sql`${dueReminder.dueAt} <= ${now.toString()}::timestamptz`,
  );
  const messages = db
    .select({
      id: dueReminder.id,
      messageId: sql`min(${dueReminder.id}) over (partition by ${dueReminder.personId})`.as("message"),
    })
    .from(dueReminder)
    .where(due)
    .as("taken");
  return await db
    .update(dueReminder)
    .set({ state: "sent", messageId: sql`${messages.messageId}` })
    .from(messages)
    .where(and(eq(dueReminder.id, messages.id), is(dueReminder.state, "waiting")))
    .returning({ personId: dueReminder.personId, messageId: sql<number>`${dueReminder.messageId}`.mapWith(Number) });
}

export async function remindersInMessage(db: Db, messageId: number): Promise<DueReminder[]> {
  return await inMessage(db, { messageId });
}

const inMessage = compiled((db: Db, { messageId }: Slots<{ messageId: number }>) =>
  db.select(COLUMNS).from(dueReminder).where(eq(dueReminder.messageId, messageId)).orderBy(asc(dueReminder.id)),
);

/** The message this person was sent last. */
export async function lastMessageTo(db: Db, activityId: number, personId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ id: dueReminder.messageId })
    .from(dueReminder)
    .where(
      and(eq(dueReminder.activityId, activityId), eq(dueReminder.personId, personId), isNotNull(dueReminder.messageId)),
    )
    .orderBy(desc(dueReminder.id))
    .limit(1);
  return row?.id ?? undefined;
}

/** They come once more then, whatever was planned for them meanwhile. */
export async function snoozeReminders(
  db: Db,
  activityId: number,
  reminders: DueReminder[],
  dueAt: Temporal.Instant,
): Promise<void> {
  await db
    .insert(dueReminder)
    .values(reminders.map(({ id: _, ...row }) => ({ ...row, activityId, dueAt })))
    .onConflictDoUpdate({
      target: [dueReminder.activityId, dueReminder.personId, dueReminder.kind, dueReminder.ofId],
      targetWhere: is(dueReminder.state, "waiting"),
      set: { dueAt },
    });
}

/** False when it was stopped already. */
export async function stopReminders(
  db: Db,
  of: { activityId: number; personId: number; kind: string; since: Temporal.Instant },
) {
  const rows = await db.insert(stoppedReminder).values(of).onConflictDoNothing().returning();
  return rows.length > 0;
}

/** False when it was not stopped. */
export async function startReminders(db: Db, of: { activityId: number; personId: number; kind: string }) {
  const rows = await db
    .delete(stoppedReminder)
    .where(stopped(of.activityId, of.personId, of.kind))
    .returning();
  return rows.length > 0;
}

const stopped = (activityId: number, personId: number, kind?: string) =>
  and(
    eq(stoppedReminder.activityId, activityId),
    eq(stoppedReminder.personId, personId),
    kind === undefined ? undefined : eq(stoppedReminder.kind, kind),
  );

export async function stoppedKinds(db: Db, activityId: number, personId: number): Promise<string[]> {
  const rows = await db
    .select({ kind: stoppedReminder.kind })
    .from(stoppedReminder)
    .where(stopped(activityId, personId));
  return rows.map((row) => row.kind);
}

/** Of these persons, those who do not want that kind. */
export async function whoStopped(db: Db, activityId: number, kind: string, personIds: number[]): Promise<Set<number>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .select({ personId: stoppedReminder.personId })
    .from(stoppedReminder)
    .where(
      and(
        eq(stoppedReminder.activityId, activityId),
        eq(stoppedReminder.kind, kind),
        sql`${stoppedReminder.personId} = any(${sql.param(personIds)}::bigint[])`,
      ),
    );
  return new Set(rows.map((row) => row.personId));
}

/** Told long ago: nothing asks for them any more. */
export async function sweepReminders(db: Db, before: Temporal.Instant): Promise<void> {
  await db
    .delete(dueReminder)
    .where(and(eq(dueReminder.state, "sent"), sql`${dueReminder.dueAt} < ${before.toString()}::timestamptz`));
}

import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Call, Workspace } from "#core/contract/call.ts";
import type { Db, Event } from "#core/contract/context.ts";
import { as, compiled, type Slots } from "../compiled.ts";
import { audit, draft, inbound, parked } from "../schema/record.ts";
import { refreshWritten } from "./refresh-written.ts";
import { appendRefresh, type Thing } from "./work.ts";

export type Arrival = Workspace & { id: string; command: string; activityId: number };

const sameArrival = (of: (Workspace & { id: string }) | Slots<Workspace & { id: string }>) =>
  and(eq(inbound.platform, of.platform), eq(inbound.workspace, of.workspace), eq(inbound.id, of.id));

/** False when this id was handled before: then nothing may run. Waits for another transaction that is handling it. */
export async function arrive(db: Db, { platform, workspace, id, command, activityId }: Arrival): Promise<boolean> {
  return (await insertArrival(db, { platform, workspace, id, command, activityId })).length > 0;
}

const insertArrival = compiled((db: Db, { platform, workspace, id, command, activityId }: Slots<Arrival>) =>
  db
    .insert(inbound)
    .values({ platform, workspace, id, command, activityId })
    .onConflictDoNothing()
    .returning({ id: inbound.id }),
);

export async function whatWasDone(db: Db, of: Workspace & { id: string }) {
  const [row] = await db.select({ command: inbound.command, show: inbound.show }).from(inbound).where(sameArrival(of));
  return row;
}

export type AuditEntry = Event & {
  activityId: number;
  at: Temporal.Instant;
  personId: number | null;
  accountId: number | null;
  from?: Workspace & { channel?: string };
};

export async function writeAudit(db: Db, entry: AuditEntry): Promise<void> {
  const { show: _, from, refresh, ...event } = entry;
  if (refresh) await appendRefresh(db, { activityId: entry.activityId, ...refresh });
  await insertAudit(db, { ...event, ...placeOf(from) });
}

/**
 * The event that stands for the whole call in the row of its arrival. One statement, because every writing call has
 * it, and most have one card; a not-null violation where another transaction makes that card just now.
 */
export async function writeAuditOf(db: Db, entry: AuditEntry, call: Workspace & { id: string }): Promise<void> {
  const { show = null, from, refresh, ...event } = entry;
  const row = { ...event, ...placeOf(from), show, ...call };
  const noted = await (refresh ? insertAuditAndRefresh(db, { ...row, ...refresh }) : insertAuditOf(db, row));
  if (noted.length === 0) throw new Error("an event was recorded for a call that did not arrive");
}

type Row = Omit<AuditEntry, "show" | "from" | "refresh"> & ReturnType<typeof placeOf>;

const placeOf = (from: AuditEntry["from"]) => ({
  fromPlatform: from?.platform ?? null,
  fromWorkspace: from?.workspace ?? null,
  fromChannel: from?.channel ?? null,
});

const rowOf = (row: Slots<Row>) => ({
  activityId: row.activityId,
  at: row.at,
  personId: row.personId,
  accountId: row.accountId,
  platform: row.fromPlatform,
  workspace: row.fromWorkspace,
  channel: row.fromChannel,
  what: row.what,
  ids: row.ids,
});

const insertAudit = compiled((db: Db, entry: Slots<Row>) => db.insert(audit).values(rowOf(entry)));

type RowOfArrival = Row & Workspace & { id: string; show: Call | null };

const written = (db: Db, entry: Slots<Row>) =>
  db.$with("written").as(db.insert(audit).values(rowOf(entry)).returning({ id: audit.id }));

const done = (entry: Slots<RowOfArrival>) => ({
  auditId: sql`(select id from written)`,
  show: sql`coalesce(${as(inbound.show, entry.show)}::jsonb, ${inbound.show})`,
});

const insertAuditOf = compiled((db: Db, entry: Slots<RowOfArrival>) =>
  db
    .with(written(db, entry))
    .update(inbound)
    .set(done(entry))
    .where(sameArrival(entry))
    .returning({ id: inbound.auditId }),
);

const insertAuditAndRefresh = compiled((db: Db, entry: Slots<RowOfArrival & Thing>) =>
  db
    .with(written(db, entry), ...refreshWritten(db, entry))
    .update(inbound)
    .set(done(entry))
    .where(sameArrival(entry))
    .returning({ id: inbound.auditId }),
);

const HOUR_MS = 3_600_000;
const DRAFT_HOURS = 24;
const PARKED_HOURS = 24 * 400;

const later = (hours: number) => sql`clock_timestamp() + ${`${hours * HOUR_MS} milliseconds`}::interval`;

export type Draft = { id: string; accountId: number; command: string; args: Record<string, unknown> };

/** Kept for a day; the same id is overwritten by its owner only, and for the same command. Its activity is not known when the record was late and there are several. */
export async function keepDraft(db: Db, of: Draft & { activityId?: number | undefined }): Promise<void> {
  const activityId = of.activityId ?? null;
  await db
    .insert(draft)
    .values({ ...of, activityId, expiresAt: later(DRAFT_HOURS) })
    .onConflictDoUpdate({
      target: draft.id,
      set: { activityId, args: of.args, expiresAt: later(DRAFT_HOURS) },
      setWhere: sql`${draft.accountId} = ${of.accountId} and ${draft.command} = ${of.command}`,
    });
}

export type DraftOf = Pick<Draft, "id" | "accountId" | "command">;

const sameDraft = ({ id, accountId, command }: DraftOf) =>
  and(eq(draft.id, id), eq(draft.accountId, accountId), eq(draft.command, command));

/** Nothing for another person's draft, or one of another command. */
export async function readDraft(db: Db, of: DraftOf): Promise<Draft | undefined> {
  const [row] = await db
    .select({ id: draft.id, accountId: draft.accountId, command: draft.command, args: draft.args })
    .from(draft)
    .where(and(sameDraft(of), sql`${draft.expiresAt} > clock_timestamp()`));
  return row;
}

export async function dropDraft(db: Db, of: DraftOf): Promise<void> {
  await db.delete(draft).where(sameDraft(of));
}

/** Whatever persons have filled in for a command about the activity's poll of that number; also where it is not known which activity they meant. */
export async function dropDraftsOn(db: Db, of: { activityId: number; command: string; poll: number }): Promise<void> {
  const named = sql`ltrim(${draft.args} ->> 'poll', '#') = ${String(of.poll)}`;
  const here = or(eq(draft.activityId, of.activityId), isNull(draft.activityId));
  await db.delete(draft).where(and(eq(draft.command, of.command), named, here));
}

/** A call that is kept already is kept for the longer of both times. */
export async function parkCalls(
  db: Db,
  calls: { token: string; call: Call }[],
  keepHours: number = PARKED_HOURS,
): Promise<void> {
  if (calls.length === 0) return;
  await db
    .insert(parked)
    .values(calls.map((one) => ({ ...one, expiresAt: later(keepHours) })))
    .onConflictDoUpdate({
      target: parked.token,
      set: { expiresAt: sql`greatest(${parked.expiresAt}, excluded.expires_at)` },
    });
}

export async function readParked(db: Db, token: string): Promise<Call | undefined> {
  const [row] = await db
    .select({ call: parked.call })
    .from(parked)
    .where(and(eq(parked.token, token), sql`${parked.expiresAt} > clock_timestamp()`));
  return row?.call;
}

/** Forgets what nobody can press or repeat any more. */
export async function sweep(db: Db, keepInboundDays: number): Promise<void> {
  await db.delete(draft).where(lt(draft.expiresAt, sql`clock_timestamp()`));
  await db.delete(parked).where(lt(parked.expiresAt, sql`clock_timestamp()`));
  await db.delete(inbound).where(lt(inbound.at, later(-24 * keepInboundDays)));
}

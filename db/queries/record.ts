import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Call, Workspace } from "#core/contract/call.ts";
import type { Db, Event } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { audit, draft, inbound, parked } from "../schema/record.ts";

export type Arrival = Workspace & { id: string; command: string; activityId: number };

const sameArrival = (of: Workspace & { id: string }) =>
  and(eq(inbound.platform, of.platform), eq(inbound.workspace, of.workspace), eq(inbound.id, of.id));

/** False when this id was handled before: then nothing may run. Waits for another transaction that is handling it. */
export async function arrive(db: Db, { platform, workspace, id, command, activityId }: Arrival): Promise<boolean> {
  const rows = await db
    .insert(inbound)
    .values({ platform, workspace, id, command, activityId })
    .onConflictDoNothing()
    .returning({ id: inbound.id });
  return rows.length > 0;
}

export async function whatWasDone(db: Db, of: Workspace & { id: string }) {
  const [row] = await db.select({ command: inbound.command, show: inbound.show }).from(inbound).where(sameArrival(of));
  return row;
}

export async function noteDone(db: Db, of: Workspace & { id: string }, auditId: number, show?: Call): Promise<void> {
  await db
    .update(inbound)
    .set({ auditId, ...(show ? { show } : {}) })
    .where(sameArrival(of));
}

export type AuditEntry = Event & {
  activityId: number;
  at: Temporal.Instant;
  personId: number | null;
  accountId: number | null;
};

export async function writeAudit(db: Db, entry: AuditEntry): Promise<number> {
  const { activityId, at, personId, accountId, what, ids } = entry;
  return onlyRow(
    await db.insert(audit).values({ activityId, at, personId, accountId, what, ids }).returning({ id: audit.id }),
  ).id;
}

/** When this was recorded last about that thing. */
export async function lastRecorded(db: Db, event: { activityId: number; what: string; about: string; id: number }) {
  const same = sql`${audit.ids} ->> ${event.about} = ${String(event.id)}`;
  const [row] = await db
    .select({ at: audit.at })
    .from(audit)
    .where(and(eq(audit.activityId, event.activityId), eq(audit.what, event.what), same))
    .orderBy(desc(audit.id))
    .limit(1);
  return row?.at;
}

const HOUR_MS = 3_600_000;
const DRAFT_HOURS = 24;
const PARKED_HOURS = 24 * 400;

const later = (hours: number) => sql`clock_timestamp() + ${`${hours * HOUR_MS} milliseconds`}::interval`;

export type Draft = { id: string; accountId: number; command: string; args: Record<string, unknown> };

/** Kept for a day; the same id is overwritten by its owner only. */
export async function keepDraft(db: Db, of: Draft): Promise<void> {
  await db
    .insert(draft)
    .values({ ...of, expiresAt: later(DRAFT_HOURS) })
    .onConflictDoUpdate({
      target: draft.id,
      set: { args: of.args, expiresAt: later(DRAFT_HOURS) },
      setWhere: eq(draft.accountId, of.accountId),
    });
}

export async function readDraft(db: Db, id: string, accountId: number): Promise<Draft | undefined> {
  const [row] = await db
    .select({ id: draft.id, accountId: draft.accountId, command: draft.command, args: draft.args })
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.accountId, accountId), sql`${draft.expiresAt} > clock_timestamp()`));
  return row;
}

export async function parkCalls(db: Db, calls: { token: string; call: Call }[]): Promise<void> {
  if (calls.length === 0) return;
  await db
    .insert(parked)
    .values(calls.map((one) => ({ ...one, expiresAt: later(PARKED_HOURS) })))
    .onConflictDoUpdate({ target: parked.token, set: { expiresAt: later(PARKED_HOURS) } });
}

export async function readParked(db: Db, token: string): Promise<Call | undefined> {
  const [row] = await db.select({ call: parked.call }).from(parked).where(eq(parked.token, token));
  return row?.call;
}

/** Forgets what nobody can press or repeat any more. */
export async function sweep(db: Db, keepInboundDays: number): Promise<void> {
  await db.delete(draft).where(lt(draft.expiresAt, sql`clock_timestamp()`));
  await db.delete(parked).where(lt(parked.expiresAt, sql`clock_timestamp()`));
  await db.delete(inbound).where(lt(inbound.at, later(-24 * keepInboundDays)));
}

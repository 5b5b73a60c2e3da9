import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { activity, claimCode, counter } from "../schema/activity.ts";
import { installation } from "../schema/installation.ts";

export type StoredActivity = { id: number; slug: string; charter: unknown };

export async function listActivities(db: Db): Promise<StoredActivity[]> {
  return await db
    .select({ id: activity.id, slug: activity.slug, charter: activity.charter })
    .from(activity)
    .orderBy(activity.id);
}

/** As it was loaded, without what officers changed. */
export async function storedCharter(db: Db, activityId: number): Promise<unknown> {
  return onlyRow(await db.select({ charter: activity.charter }).from(activity).where(eq(activity.id, activityId)))
    .charter;
}

/** Undefined when another process made it first. */
export async function addActivity(db: Db, made: { slug: string; charter: unknown; at: Temporal.Instant }) {
  const [row] = await db
    .insert(activity)
    .values({ slug: made.slug, charter: made.charter, madeAt: made.at })
    .onConflictDoNothing()
    .returning({ id: activity.id });
  return row?.id;
}

/** The next number of a series without gaps; its row stays locked until the transaction ends. */
export async function nextNumber(db: Db, activityId: number, series: string): Promise<number> {
  const row = onlyRow(
    await db
      .insert(counter)
      .values({ activityId, series, last: 1 })
      .onConflictDoUpdate({ target: [counter.activityId, counter.series], set: { last: sql`${counter.last} + 1` } })
      .returning({ last: counter.last }),
  );
  return row.last;
}

/** True when there was none yet: only then the code may be told. */
export async function addClaimCode(db: Db, activityId: number, hash: string): Promise<boolean> {
  const rows = await db.insert(claimCode).values({ activityId, hash }).onConflictDoNothing().returning();
  return rows.length > 0;
}

/** A code nobody used and whose words are lost can be replaced. */
export async function replaceClaimCode(db: Db, activityId: number, hash: string): Promise<boolean> {
  const rows = await db
    .update(claimCode)
    .set({ hash })
    .where(and(eq(claimCode.activityId, activityId), isNull(claimCode.usedBy)))
    .returning();
  return rows.length > 0;
}

export async function useClaimCode(db: Db, activityId: number, hash: string, personId: number): Promise<boolean> {
  const rows = await db
    .update(claimCode)
    .set({ usedBy: personId })
    .where(and(eq(claimCode.activityId, activityId), eq(claimCode.hash, hash), isNull(claimCode.usedBy)))
    .returning({ activityId: claimCode.activityId });
  return rows.length > 0;
}

export async function claimIsOpen(db: Db, activityId: number): Promise<boolean> {
  const rows = await db
    .select({ id: claimCode.activityId })
    .from(claimCode)
    .where(and(eq(claimCode.activityId, activityId), isNull(claimCode.usedBy)));
  return rows.length > 0;
}

export type Stamp = { mode: "sandbox" | "live"; sandboxNow: Temporal.Instant | null };

/** Stamps a fresh database; returns the stamp it has, which may be another. */
export async function stampInstallation(db: Db, stamp: Stamp): Promise<Stamp> {
  await db.insert(installation).values(stamp).onConflictDoNothing();
  return onlyRow(await db.select({ mode: installation.mode, sandboxNow: installation.sandboxNow }).from(installation));
}

export async function moveSandboxClock(db: Db, now: Temporal.Instant): Promise<void> {
  await db.update(installation).set({ sandboxNow: now }).where(eq(installation.mode, "sandbox"));
}

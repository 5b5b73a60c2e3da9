import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { housekeepingRun } from "../schema/housekeeping.ts";
import { budget, work } from "../schema/work.ts";

/** True for the one process that carries out this run. */
export async function claimRun(db: Db, key: string): Promise<boolean> {
  await db.delete(housekeepingRun).where(lt(housekeepingRun.at, sql`clock_timestamp() - interval '30 days'`));
  return (await db.insert(housekeepingRun).values({ key }).onConflictDoNothing().returning()).length > 0;
}

const later = (days: number) => sql`clock_timestamp() - ${`${days} days`}::interval`;

/** Work that was done that long ago; dead rows stay until somebody has looked. */
export async function sweepWork(db: Db, keepDays: number): Promise<void> {
  await db.delete(work).where(and(eq(work.state, "done"), lt(work.doneAt, later(keepDays))));
}

/** Allowances of channels nobody wrote to for that long. */
export async function sweepBudgets(db: Db, keepDays: number): Promise<void> {
  await db.delete(budget).where(lt(budget.since, later(keepDays)));
}

/** PGlite has no autovacuum. */
export async function vacuum(db: Db): Promise<void> {
  await db.execute(sql`vacuum analyze`);
}

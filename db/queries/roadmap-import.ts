import { and, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { roadmapImport } from "../schema/roadmap.ts";

type Of = { activityId: number; madeBy: number };

/** A person has one table that waits: the one before it is forgotten. */
export async function keepImport(db: Db, of: Of & { madeAt: Temporal.Instant; rows: string[][] }): Promise<number> {
  const theirs = and(eq(roadmapImport.madeBy, of.madeBy), eq(roadmapImport.activityId, of.activityId));
  await db.delete(roadmapImport).where(theirs);
  return onlyRow(await db.insert(roadmapImport).values(of).returning({ id: roadmapImport.id })).id;
}

/** The table of this person, kept as it is until the transaction ends; undefined when it was used or is another's. */
export async function takeImport(
  db: Db,
  { id, activityId, madeBy }: Of & { id: number },
): Promise<string[][] | undefined> {
  const own = and(eq(roadmapImport.id, id), eq(roadmapImport.activityId, activityId), eq(roadmapImport.madeBy, madeBy));
  const [row] = await db.select({ rows: roadmapImport.rows }).from(roadmapImport).where(own).for("update");
  return row?.rows;
}

export async function dropImport(db: Db, id: number): Promise<void> {
  await db.delete(roadmapImport).where(eq(roadmapImport.id, id));
}

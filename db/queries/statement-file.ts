import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { file, fileChunk } from "../schema/file.ts";
import { statementFile } from "../schema/statement-parts.ts";

export type AttachedFile = { number: number; id: number; name: string; size: number };

/** In the order of their numbers. */
export async function filesOf(db: Db, statementId: number): Promise<AttachedFile[]> {
  return await db
    .select({ number: statementFile.number, id: file.id, name: file.name, size: file.size })
    .from(statementFile)
    .innerJoin(file, eq(file.id, statementFile.fileId))
    .where(eq(statementFile.statementId, statementId))
    .orderBy(asc(statementFile.number));
}

type Of = { activityId: number; statementId: number };

/** After those it has; the statement is locked. */
export async function attachFile(db: Db, of: Of, fileId: number): Promise<void> {
  const number = ((await filesOf(db, of.statementId)).at(-1)?.number ?? 0) + 1;
  await db.insert(statementFile).values({ ...of, number, fileId });
}

/** With its bytes: nothing else speaks of it. */
export async function detachFile(db: Db, statementId: number, { number, id }: AttachedFile): Promise<void> {
  const { statementId: of, number: called } = statementFile;
  await db.delete(statementFile).where(and(eq(of, statementId), eq(called, number)));
  await db.delete(fileChunk).where(eq(fileChunk.fileId, id));
  await db.delete(file).where(eq(file.id, id));
}

import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { onlyRow } from "../only-row.ts";
import { file, fileChunk } from "../schema/file.ts";

const CHUNK_BYTES = 262_144;
const CHUNKS_AT_ONCE = 8;

type Kept = { activityId: number; hash: string; by: number; at: Temporal.Instant };

/** Writes it in chunks, in the transaction that speaks of it. Returns its id. */
export async function keepFile(db: Db, { name, type, bytes }: ReceivedFile, kept: Kept): Promise<number> {
  const { activityId, hash, by: keptBy, at: keptAt } = kept;
  const row = { activityId, name, type, size: bytes.byteLength, hash, keptBy, keptAt };
  const { id } = onlyRow(await db.insert(file).values(row).returning({ id: file.id }));
  const chunks = Array.from({ length: Math.ceil(bytes.byteLength / CHUNK_BYTES) }, (_, position) => ({
    activityId,
    fileId: id,
    position,
    bytes: bytes.subarray(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES),
  }));
  for (let from = 0; from < chunks.length; from += CHUNKS_AT_ONCE)
    await db.insert(fileChunk).values(chunks.slice(from, from + CHUNKS_AT_ONCE));
  return id;
}

/** Undefined where its bytes did not come along when the activity moved. */
export async function readFile(db: Db, id: number): Promise<ReceivedFile | undefined> {
  const about = await db
    .select({ name: file.name, type: file.type, size: file.size })
    .from(file)
    .where(eq(file.id, id));
  const { name, type, size } = onlyRow(about);
  const chunks = await db
    .select({ bytes: fileChunk.bytes })
    .from(fileChunk)
    .where(eq(fileChunk.fileId, id))
    .orderBy(asc(fileChunk.position));
  const bytes = new Uint8Array(Buffer.concat(chunks.map((chunk) => chunk.bytes)));
  return bytes.byteLength === size ? { name, type, bytes } : undefined;
}

/** How many bytes the files of an activity have together. */
export async function sizeOfFiles(db: Db, activityId: number): Promise<number> {
  const all = sql<number>`coalesce(sum(${file.size}), 0)`.mapWith(Number);
  return onlyRow(await db.select({ all }).from(file).where(eq(file.activityId, activityId))).all;
}

import { eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { person } from "../schema/person.ts";

/** What persons set for themselves about being reminded; null: as the activity has it. */
export type ReaderRow = { id: number; zone: string | null; quietFrom: string | null; quietUntil: string | null };

export async function readersOf(db: Db, personIds: number[]): Promise<ReaderRow[]> {
  if (personIds.length === 0) return [];
  const columns = { id: person.id, zone: person.zone, quietFrom: person.quietFrom, quietUntil: person.quietUntil };
  return await db
    .select(columns)
    .from(person)
    .where(sql`${person.id} = any(${sql.param(personIds)}::bigint[])`);
}

export async function personName(db: Db, personId: number): Promise<string> {
  const [row] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
  return row?.name ?? "";
}

/** As they are called today, by id. */
export async function personNames(db: Db, personIds: number[]): Promise<Map<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(sql`${person.id} = any(${sql.param(personIds)}::bigint[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

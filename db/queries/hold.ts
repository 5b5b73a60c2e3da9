import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { hold } from "../schema/consensus.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type Hold = { days: number; holder: string; endAfter: Temporal.Instant };

const holds = (db: Db) =>
  db
    .select({
      days: hold.days,
      endAfter: hold.endAfter,
      holder: sql<string>`coalesce(${organization.name}, ${person.name})`,
    })
    .from(hold)
    .innerJoin(person, eq(person.id, hold.askedBy))
    .leftJoin(organization, eq(organization.id, hold.organizationId))
    .$dynamic();

export async function holdsOf(db: Db, boxId: number): Promise<Hold[]> {
  return await holdsIn(db, { boxId });
}

const holdsIn = compiled((db: Db, { boxId }: Slots<{ boxId: number }>) =>
  holds(db).where(eq(hold.boxId, boxId)).orderBy(asc(hold.id)),
);

export async function holdById(db: Db, id: number) {
  const [row] = await holds(db).where(eq(hold.id, id));
  return row;
}

/** How many of a box were asked for already: for the organization, or where there is none for the seat. */
export async function countHolds(db: Db, of: { boxId: number; seatId: number; organizationId: number | null }) {
  const whose =
    of.organizationId === null
      ? and(eq(hold.seatId, of.seatId), isNull(hold.organizationId))
      : eq(hold.organizationId, of.organizationId);
  const counted = db.select({ n: count() }).from(hold);
  return onlyRow(await counted.where(and(eq(hold.boxId, of.boxId), whose))).n;
}

export async function addHold(db: Db, made: typeof hold.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(hold).values(made).returning({ id: hold.id })).id;
}

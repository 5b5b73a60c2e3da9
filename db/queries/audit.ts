import { and, desc, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { account, person } from "../schema/person.ts";
import { audit } from "../schema/record.ts";
import { room } from "../schema/room.ts";
import { allTables } from "../tables.ts";
import { contains } from "./member.ts";

export type AuditSought = {
  activityId: number;
  /** A noun: events of it, and those that touched one. */
  about?: string | undefined;
  /** Words of a person's name. */
  by?: string | undefined;
  since?: Temporal.Instant | undefined;
  until?: Temporal.Instant | undefined;
  limit: number;
};

/** What happened, the newest first. `room`: what people call the channel it was asked from, where it is one of ours. */
export async function auditOf(db: Db, sought: AuditSought) {
  const { activityId, about, by, since, until, limit } = sought;
  const called = sql<string | null>`(select coalesce(${room.name}, ${room.channel}) from ${room}
    where ${room.platform} = ${audit.platform} and ${room.workspace} = ${audit.workspace} and ${room.channel} = ${audit.channel}
    order by ${room.id} desc limit 1)`;
  return await db
    .select({
      id: audit.id,
      at: audit.at,
      person: person.name,
      platform: audit.platform,
      room: called,
      what: audit.what,
      ids: audit.ids,
    })
    .from(audit)
    .leftJoin(account, eq(account.id, audit.accountId))
    .leftJoin(person, eq(person.id, audit.personId))
    .where(
      and(
        eq(audit.activityId, activityId),
        about === undefined ? undefined : isAbout(about),
        by === undefined ? undefined : sql`${person.name} ilike ${contains(by)}`,
        since && gte(audit.at, since),
        until && lt(audit.at, until),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit);
}

const isAbout = (noun: string): SQL | undefined =>
  or(
    sql`${audit.what} = ${noun}`,
    sql`starts_with(${audit.what}, ${`${noun} `})`,
    sql`jsonb_exists(${audit.ids}, ${noun})`,
  );

const NAMES = ["number", "name"];

/** What people call things: their number, else their name. Only of tables that have either; by noun and id. */
export async function namesOf(db: Db, wanted: ReadonlyMap<string, ReadonlySet<number>>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const tables = new Map((await allTables()).map((table) => [table.name, table.columns]));
  for (const [noun, ids] of wanted) {
    const name = NAMES.find((column) => tables.get(noun)?.includes(column));
    if (name === undefined) continue;
    const rows = await db
      .select({ id: sql<number>`t.id`.mapWith(Number), name: sql<string>`t.${sql.identifier(name)}::text` })
      .from(sql`${sql.identifier(noun)} t`)
      .where(sql`t.id = any(${sql.param([...ids])}::bigint[])`);
    for (const row of rows) found.set(`${noun} ${row.id}`, row.name);
  }
  return found;
}

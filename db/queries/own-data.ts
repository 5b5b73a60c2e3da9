import { getTableColumns, getTableName, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { FOLLOWING, STAYING } from "../following.ts";
import { PERSONAL } from "../personal.ts";
import { seat } from "../schema/box.ts";
import { link } from "../schema/link.ts";
import { member, role } from "../schema/member.ts";
import { audit } from "../schema/record.ts";

/** Columns of tables that name a person besides those of the lists. */
const ALSO: readonly PgColumn[] = [seat.personId, role.personId, member.personId, audit.personId];
/** What would let a code be guessed. */
const HIDDEN: readonly PgColumn[] = [link.codeHash];

export type OwnRows = { table: string; rows: Record<string, unknown>[] };

/** Every row that is a person's, or that names them, by table; what they did is in it by its ids, without what is another person's own. */
export async function ownRows(db: Db, persons: number[]): Promise<OwnRows[]> {
  const naming = new Map<PgTable, PgColumn[]>();
  const direct = PERSONAL.filter((one) => one.through === undefined).map((one) => one.of);
  for (const column of [...direct, ...FOLLOWING.map((one) => one.column), ...STAYING, ...ALSO]) {
    const table = column.table as PgTable;
    naming.set(table, [...(naming.get(table) ?? []), column]);
  }
  const found: OwnRows[] = [];
  for (const [table, columns] of naming) {
    const theirs = or(...[...new Set(columns)].map((column) => inArray(column, persons)));
    const rows = await db.select(shown(table, persons)).from(table).where(theirs);
    if (rows.length > 0) found.push({ table: getTableName(table), rows });
  }
  return found.sort((a, b) => (a.table < b.table ? -1 : 1));
}

function shown(table: PgTable, persons: number[]): Record<string, PgColumn | SQL> {
  const all = Object.entries(getTableColumns(table) as Record<string, PgColumn>);
  const told = all.filter(([, column]) => !HIDDEN.includes(column));
  return Object.fromEntries(told.map(([key, column]) => [key, ifTheirs(key, column, persons)]));
}

/** Who confirmed a member, or answered an objection, is named in a row of somebody else, whose address and words stay theirs. */
function ifTheirs(key: string, column: PgColumn, persons: number[]): PgColumn | SQL {
  const own = PERSONAL.find(({ of, leaves }) => of.table === column.table && leaves !== "no row" && key in leaves);
  return own ? sql`case when ${inArray(own.of, persons)} then ${column} end`.mapWith(column) : column;
}

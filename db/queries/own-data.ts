import { getTableColumns, getTableName, inArray, or } from "drizzle-orm";
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

/** Every row that is a person's, or that names them, by table; what they did is in it by its ids. */
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
    const rows = await db.select(shown(table)).from(table).where(theirs);
    if (rows.length > 0) found.push({ table: getTableName(table), rows });
  }
  return found.sort((a, b) => (a.table < b.table ? -1 : 1));
}

const shown = (table: PgTable): Record<string, PgColumn> =>
  Object.fromEntries(
    Object.entries(getTableColumns(table) as Record<string, PgColumn>).filter(([, column]) => !HIDDEN.includes(column)),
  );

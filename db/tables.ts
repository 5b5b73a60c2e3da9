import { glob } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";

const SCHEMA = fileURLToPath(new URL("./schema/", import.meta.url));

/** A table as it stands in the database, without columns that the database makes of others. `refersTo`: its foreign keys of one column. */
export type TableShape = {
  name: string;
  columns: string[];
  /** Those that can hold an id. */
  numbers: string[];
  /** It has a column of bytes. */
  bytes: boolean;
  key: string[];
  /** The column whose values the database gives itself. */
  identity: string | undefined;
  refersTo: { column: string; table: string; key: string }[];
  /** Every table it points to, foreign keys of several columns among them. */
  after: string[];
};

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Every table that a file of db/schema declares. */
export async function allTables(): Promise<TableShape[]> {
  const found = new Map<string, TableShape>();
  for await (const file of glob("*.ts", { cwd: SCHEMA })) {
    const module: Record<string, unknown> = await import(join(SCHEMA, file));
    for (const one of Object.values(module)) {
      if (is(one, PgTable)) found.set(getTableConfig(one).name, shapeOf(one));
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shapeOf(table: PgTable): TableShape {
  const { name, columns: every, primaryKeys, foreignKeys } = getTableConfig(table);
  const columns = every.filter((column) => column.generated === undefined);
  const own = columns.filter((column) => column.primary).map((column) => snakeCase(column.name));
  const composed = primaryKeys[0]?.columns.map((column) => snakeCase(column.name)) ?? [];
  const references = foreignKeys.map((one) => one.reference());
  const given = columns.find((column) => column.generatedIdentity !== undefined);
  const all = columns.map((column) => snakeCase(column.name));
  return {
    name,
    columns: all,
    numbers: columns.filter((column) => column.getSQLType() === "bigint").map((column) => snakeCase(column.name)),
    bytes: columns.some((column) => column.getSQLType() === "bytea"),
    key: own.length > 0 ? own : composed.length > 0 ? composed : all,
    identity: given && snakeCase(given.name),
    refersTo: references.flatMap(({ columns: [column, ...more], foreignTable, foreignColumns: [key] }) =>
      column && key && more.length === 0
        ? [{ column: snakeCase(column.name), table: getTableConfig(foreignTable).name, key: snakeCase(key.name) }]
        : [],
    ),
    after: [...new Set(references.map(({ foreignTable }) => getTableConfig(foreignTable).name))].filter(
      (other) => other !== name,
    ),
  };
}

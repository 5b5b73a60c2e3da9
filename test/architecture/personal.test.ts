import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { FOLLOWING, ON_SEATS, STAYING } from "#db/following.ts";
import { OWN, PERSONAL, WORDS } from "#db/personal.ts";
import { propertyOf } from "#db/property.ts";
import { TECHNICAL } from "#db/technical.ts";
import { filesLike, ROOT } from "./source-files.ts";

async function tables(): Promise<PgTable[]> {
  const files = await filesLike("db/schema/*.ts");
  const modules = await Promise.all(files.map(({ path }) => import(new URL(path, ROOT).href)));
  return modules.flatMap((one) => Object.values(one).filter((value): value is PgTable => is(value, PgTable)));
}

type Columns = Record<string, PgColumn>;
const nameOf = (column: PgColumn) => `${getTableName(column.table)}.${column.name}`;
const holdsText = (column: PgColumn) =>
  ["string", "json"].includes(column.dataType) &&
  column.getSQLType() !== "uuid" &&
  (column.enumValues ?? []).length === 0;

/** In how many of the lists a column of text stands. */
const places = (column: PgColumn) => [OWN, WORDS, TECHNICAL].filter((list) => list.includes(column)).length;

const blanked = (column: PgColumn) =>
  PERSONAL.some(({ of, leaves }) => of.table === column.table && (leaves === "no row" || propertyOf(column) in leaves));

async function columnsThatName(wanted: string): Promise<PgColumn[]> {
  return (await tables()).flatMap((table) =>
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignTable } = key.reference();
      return getTableName(foreignTable) === wanted ? columns : [];
    }),
  );
}

describe("what is personal", () => {
  it("is said of every column of text, in db/personal.ts or db/technical.ts: one's own, words in which names may stand, or technical", async () => {
    const columns = (await tables()).flatMap((table) => Object.values(getTableColumns(table)) as PgColumn[]);
    expect(columns.length, "are tables found?").toBeGreaterThan(150);
    expect(columns.filter((column) => holdsText(column) && places(column) !== 1).map(nameOf)).toEqual([]);
  });

  it("leaves nothing of one's own: what is left alone in the rows of others is blanked in one's own", () => {
    expect(OWN.filter((column) => !blanked(column)).map(nameOf)).toEqual([]);
    const technical = PERSONAL.flatMap(({ of, leaves }) =>
      leaves === "no row" ? [] : Object.keys(leaves).map((key) => (getTableColumns(of.table) as Columns)[key]),
    ).filter((column) => column === undefined || TECHNICAL.includes(column));
    expect(technical).toEqual([]);
  });

  it("is said of every column that names a person, in db/following.ts: it follows them to a linked account, or stays", async () => {
    const special = [
      "account.personId",
      "member.personId",
      "organization.representativeId",
      "role.personId",
      "seat.personId",
    ];
    const naming = await columnsThatName("person");
    expect(naming.length, "are references found?").toBeGreaterThan(10);
    const listed = [...FOLLOWING.map((one) => one.column), ...STAYING];
    const unsaid = naming.filter((column) => listed.filter((one) => one === column).length !== 1).map(nameOf);
    expect(unsaid.sort()).toEqual(special);
  });

  it("is said of every column that names a seat, in db/following.ts: it moves with it", async () => {
    const naming = await columnsThatName("seat");
    const listed = ON_SEATS.map((one) => one.column);
    expect(naming.filter((column) => !listed.includes(column)).map(nameOf)).toEqual([]);
  });
});

import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import type { Db } from "#core/contract/context.ts";
import { FORMER, OWN } from "#db/personal.ts";
import { blank, marksOf } from "#db/queries/forget.ts";
import { removeMarks } from "#db/queries/remove-marks.ts";
import { account, person } from "#db/schema/person.ts";
import { TECHNICAL } from "#db/technical.ts";
import { filesLike, ROOT } from "../architecture/source-files.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const NAME = 'Åsa "Ada" Maria Silva';
const EMAIL = "ana.maria.silva@example.org";
const PLANTED = `As ${NAME} (${EMAIL}), ${NAME.normalize("NFD")}, said; ${NAME.toUpperCase().replaceAll(" ", "\n ")} agrees`;

async function tables(): Promise<PgTable[]> {
  const files = await filesLike("db/schema/*.ts");
  const modules = await Promise.all(files.map(({ path }) => import(new URL(path, ROOT).href)));
  return modules.flatMap((one) => Object.values(one).filter((value): value is PgTable => is(value, PgTable)));
}

const named = (column: PgColumn) => column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const isText = (column: PgColumn) =>
  ["string", "json"].includes(column.dataType) && column.getSQLType() !== "uuid" && !(column.enumValues ?? []).length;

/** A row may be anything then. */
const UNBOUND = sql.raw(`do $$ declare one record; begin
  for one in select conrelid::regclass as of, conname from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'f') loop
    execute format('alter table %s drop constraint %I', one.of, one.conname);
  end loop;
  for one in select attrelid::regclass as of, attname from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and attnotnull and attidentity = ''
      and not exists (select 1 from pg_index where indrelid = attrelid and indisprimary and attnum = any(indkey)) loop
    execute format('alter table %s alter column %I drop not null', one.of, one.attname);
  end loop;
end $$`);

/** One row of nobody: its words name the person; what it must have is anything. Returns how many columns do. */
async function plant(tx: Db, table: PgTable): Promise<number> {
  const keys = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((one) => one.name));
  const columns = Object.values(getTableColumns(table) as Record<string, PgColumn>);
  const made = columns.filter((one) => one.generated === undefined && one.generatedIdentity === undefined);
  const words = made.filter((one) => isText(one) && !OWN.includes(one) && !TECHNICAL.includes(one));
  const rest = made.filter((one) => (one.primary || keys.includes(one.name)) && !words.includes(one));
  const put = [
    ...words.map((one) => [
      one,
      one.dataType === "json"
        ? sql`${JSON.stringify({ said: [PLANTED], [one.name]: true })}::${sql.raw(one.getSQLType())}`
        : sql`${PLANTED}`,
    ]),
    ...rest.map((one) => [one, one.dataType === "string" ? sql`'x'` : sql`7`]),
  ] as [PgColumn, ReturnType<typeof sql>][];
  if (words.length === 0) return 0;
  const into = put.map(([one]) => sql.identifier(named(one)));
  const values = put.map(([, value]) => value);
  for (const _ of rest.length > 0 ? [1] : [1, 2]) {
    await tx.execute(sql`insert into ${table} (${sql.join(into, sql`, `)}) values (${sql.join(values, sql`, `)})`);
  }
  return words.length;
}

test.each(BOTH)(
  "of who is forgotten name and address go from every column of text on the %s database",
  async (kind) => {
    const all = await tables();
    const { db, close } = await freshDatabase(kind);
    const undone = db.transaction(async (tx) => {
      await tx.execute(UNBOUND);
      const [own] = await tx.insert(person).values({ name: NAME }).returning();
      const [other] = await tx.insert(person).values({ name: "Ana Silva" }).returning();
      const personId = own?.id ?? 0;
      const at = Temporal.Instant.from("2025-07-03T06:00:00Z");
      const web = { platform: "web", workspace: "web", account: "ana", usedAt: at };
      await tx.insert(account).values({ ...web, personId, name: NAME });
      await tx.execute(sql`insert into member (person_id, email) values (${personId}, ${EMAIL})`);
      let planted = 0;
      for (const table of all) planted += await plant(tx, table);
      expect(planted).toBeGreaterThan(90);
      const marks = await marksOf(tx, [personId]);
      await blank(tx, [personId], at);
      await removeMarks(tx, marks);
      let read = 0;
      for (const table of all) {
        const rows = await tx.select().from(table);
        const text = JSON.stringify(rows).toLowerCase();
        expect(text, getTableName(table)).not.toMatch(/\b(?:ada|maria)\b|åsa|a\u030asa/);
        if (text.includes(FORMER)) read += 1;
      }
      expect(read).toBeGreaterThan(30);
      expect(await tx.select({ name: person.name }).from(person).where(sql`id = ${other?.id}`)).toEqual([
        { name: "Ana Silva" },
      ]);
      throw new Error("all of it is undone");
    });
    await expect(undone).rejects.toThrow("all of it is undone");
    await close();
  },
);

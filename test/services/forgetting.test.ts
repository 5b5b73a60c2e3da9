import { getTableColumns, getTableName, is } from "drizzle-orm";
import { type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAL, WORDS } from "#db/personal.ts";
import { filesLike, ROOT } from "../architecture/source-files.ts";
import { fileOf, messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const ANA = "Ana Maria Silva";
const MARK = "Sentinel";

async function everything(house: Assembly): Promise<string> {
  const tables: PgTable[] = [];
  for (const { path } of await filesLike("db/schema/*.ts"))
    for (const one of Object.values(await import(new URL(path, ROOT).href))) if (is(one, PgTable)) tables.push(one);
  expect(tables.length).toBeGreaterThan(25);
  const rows = await Promise.all(tables.map((table) => house.rows(sql`select * from ${table}`)));
  return JSON.stringify(rows.map((found, at) => [getTableName(tables[at] as PgTable), found]));
}

const inSql = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes the sentinel into each column of text of a person's own rows, and the person's name into the activity's words. */
async function fill(house: Assembly, personId: number): Promise<number> {
  let filled = 0;
  const accounts = sql`(select id from account where person_id = ${personId})`;
  for (const { of, through, leaves } of PERSONAL) {
    const columns = Object.entries(getTableColumns(of.table as PgTable) as Record<string, PgColumn>);
    const blanked = columns.filter(([key, column]) =>
      leaves === "no row" ? column.dataType === "string" && column.name === "name" : key in leaves && key !== "email",
    );
    const whose = through === "account" ? sql`${of} in ${accounts}` : sql`${of} = ${personId}`;
    const mark = (json: boolean) =>
      json ? sql`${JSON.stringify([`${MARK} of ${ANA}`])}::jsonb` : sql`${`${MARK} of ${ANA}`}`;
    const set = blanked.map(
      ([, column]) => sql`${sql.identifier(inSql(column.name))} = ${mark(column.dataType === "json")}`,
    );
    if (set.length === 0) continue;
    const update = sql`update ${of.table} set ${sql.join(set, sql`, `)} where ${whose} returning 1`;
    filled += (await house.rows(update)).length * set.length;
  }
  for (const column of WORDS.filter((one) => one.dataType === "string")) {
    const name = sql.identifier(inSql(column.name));
    await house.rows(
      sql`update ${column.table} set ${name} = ${column} || ${` — ${ANA}, ana.maria.silva@example.org`} where ${column} is not null`,
    );
  }
  return filled;
}

describe("who asks to be forgotten", () => {
  let house: Assembly;
  let poll = 0;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated(ANA, "ETSI", "sdo-representative");
    await house.seated("Colleague", "IETF", "sdo-representative");
    await house.types(CHAIR, `organization designate organization:ETSI member:"${ANA}"`);
    poll = await house.opens();
    await house.types(ANA, `poll vote poll:${poll} choice:2`);
    await house.types("Colleague", `poll vote poll:${poll} choice:1`);
    await house.types(ANA, 'remind me about:"Water my plants" at:"in 2 days"');
    await house.types(ANA, "meeting register meeting:1 mode:remote");
    await house.types(ANA, "profile digest every:daily hour:9");
    for (const words of [`"Anatomy of scenes" contact:"${ANA}"`, `"Notes of ${ANA}"`, '"Silva metric"'])
      await house.types(CHAIR, `roadmap add body:ETSI status:draft title:${words}`);
    await house.house.settle();
  });
  afterAll(() => house.stop());

  it("gets all that is kept as a file first", async () => {
    const file = fileOf(await house.chat.ask(ANA, { text: "profile export" }));
    expect(file.name).toBe("profile.json");
    const { tables } = JSON.parse(file.text) as { tables: { table: string; rows: Record<string, unknown>[] }[] };
    expect(tables.map((one) => one.table)).toEqual(
      expect.arrayContaining(["account", "audit", "ballot", "member", "person", "reminder", "seat"]),
    );
    expect(file.text).toContain("Water my plants");
    expect(file.text).toContain("ana.maria.silva@example.org");
    expect(file.text).not.toContain("Colleague");
    expect(tables.find((one) => one.table === "ballot")?.rows).toMatchObject([{ choice: [2] }]);
  });

  it("is asked first; then no table, export or log has the name, the address or the texts, and the record still reads", async () => {
    const [{ id: personId } = { id: 0 }] = await house.rows(sql`select id::int from person where name = ${ANA}`);
    const asked = await house.chat.ask(ANA, { text: "profile forget" });
    expect(textOf(asked)).toContain("Nothing is removed yet.");
    expect(await house.types(CHAIR, "member list")).toContain(ANA);
    expect(await house.types(CHAIR, "meeting show meeting:1")).toContain("Registered: 0 on site, 1 remote");
    expect(await fill(house, Number(personId))).toBeGreaterThan(8);
    const before = await everything(house);
    for (const trace of [MARK, ANA, "ana.maria.silva@example.org"]) expect(before).toContain(trace);
    const changes = () => house.rows(sql`select last::int as n from counter where series = 'roadmap change'`);
    expect(await changes(), "entries were added").toEqual([{ n: 3 }]);
    expect(await house.presses(ANA, "Forget me", messageOf(asked))).toContain("You are forgotten.");
    expect(await changes(), "their overlaps are found anew").toEqual([{ n: 4 }]);
    await house.house.settle();
    const after = await everything(house);
    for (const trace of [MARK, "Maria", "ana.maria", "ana-maria", "Water my plants"])
      expect(after.toLowerCase()).not.toContain(trace.toLowerCase());
    expect(after).toContain("Approve the agenda? — a former member, a former member");
    const words = sql`select word from roadmap_word where word in ('ana', 'maria', 'silva')`;
    expect(await house.rows(words), "the word of an entry, and no part of another one").toEqual([{ word: "silva" }]);
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain("Roadmap: 1 entry has no contact now.");
    const exported = fileOf(await house.chat.ask(CHAIR, { text: "member export former:yes" })).text;
    expect(`${exported}${JSON.stringify(house.log.lines)}`).not.toMatch(/Maria|Sentinel/);
  });

  it("leaves ballots, acts and numbers, ends what was to come, and comes back as somebody new", async () => {
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("2 of 2 members have voted");
    expect(await house.rows(sql`select count(*)::int as n from audit where what = 'voted'`)).toEqual([{ n: 2 }]);
    expect(await house.types(CHAIR, "member list")).toContain("1 member; all are confirmed.");
    expect(await house.types(CHAIR, "organization list")).toContain(
      "no designated representative, 0 confirmed members",
    );
    expect(await house.rows(sql`select state from reminder`)).toEqual([{ state: "cancelled" }]);
    expect(await house.types(CHAIR, "meeting show meeting:1")).toContain("Registered: nobody");
    const count = house.chat.inbox(ANA).length;
    await house.forward("2025-07-14T06:00:00Z");
    expect(house.chat.inbox(ANA)).toHaveLength(count);
    expect(await house.types(ANA, "profile show")).toContain("JCA-MV: not registered");
    expect(await house.joins(ANA, "ETSI", "sdo-representative")).toContain("You are registered as member 3");
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("cannot be the last who can give a role; linked accounts are forgotten together", async () => {
    expect(await house.types(CHAIR, "profile forget")).toContain("Nothing is removed yet.");
    const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    expect(textOf(await house.chat.ask(CHAIR, { call: forget }))).toContain(
      "You are the last in jca-mv who can give a role",
    );
    for (const expert of ["Eva Lund", "Bo Berg"]) await house.joins(expert, expert, "invited-expert");
    const contacts =
      'contacts:"Eva Lund, X, SE, private@example.org; Eva Lund, IETF, CH, colleague@example.org; Another, another@example.org"';
    await house.types(CHAIR, `statement receive title:T from:X purpose:information text:T ${contacts}`);
    await house.types(CHAIR, 'roadmap add body:X title:Anchors contact:"Eva Lund private@example.org"');
    expect(textOf(await house.chat.ask("Eva Lund", { call: forget }))).toContain("You are forgotten.");
    await house.types("Bo Berg Discord", "help");
    await house.rows(
      sql`update account set person_id = (select id from person where name = 'Bo Berg') where name = 'Bo Berg Discord'`,
    );
    await house.rows(
      sql`update person set merged_into = (select id from person where name = 'Bo Berg') where name = 'Bo Berg Discord'`,
    );
    expect(textOf(await house.chat.ask("Bo Berg Discord", { call: forget }))).toContain("You are forgotten.");
    expect(await everything(house)).not.toMatch(/Bo Berg|Eva Lund|private@/i);
    expect(
      await house.rows(sql`select email from statement_contact order by position`),
      "but for other people's",
    ).toEqual([{ email: null }, { email: "colleague@example.org" }, { email: "another@example.org" }]);
  });

  it("leaves in the words of others what somebody else is called, too, and no address beside it that may be theirs", async () => {
    await house.joins("Delegate", "OGC", "sdo-representative");
    for (const one of ["Kim Lee", "Kim", "OGC"]) await house.types(one, "help");
    for (const [at, contact] of [
      "Kim Lee kim.lee@home.example",
      "Kim kim@home.example",
      "OGC info@ogc.example",
    ].entries())
      await house.types(CHAIR, `roadmap add body:X title:"Kite ${at}" contact:"${contact}"`);
    await house.rows(sql`update person set name = 'Kim Lee', named = true where name = 'Colleague'`);
    await house.types(CHAIR, 'remind me about:"Ask Kim Lee" at:"in 2 days"');
    const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    for (const one of ["Kim Lee", "Kim", "OGC"])
      expect(textOf(await house.chat.ask(one, { call: forget }))).toContain("You are forgotten.");
    expect(await house.types(CHAIR, "remind list")).toContain("Ask Kim Lee");
    const contacts = sql`select contact_name as name, contact_email as email from roadmap_entry where title like 'Kite%' order by number`;
    expect(await house.rows(contacts)).toEqual([
      { name: "Kim Lee", email: null },
      { name: "Kim", email: "kim@home.example" },
      { name: "OGC", email: "info@ogc.example" },
    ]);
  });
});

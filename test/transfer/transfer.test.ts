import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importActivity } from "#core/transfer/import-activity.ts";
import { type Export, readExport } from "#core/transfer/read-export.ts";
import { takeActivity } from "#db/queries/transfer.ts";
import { STAYS, sharesOf } from "#db/queries/transfer-tables.ts";
import { allTables } from "#db/tables.ts";
import { createDirectChat, fileOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../services/assembly.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";
import { openHouse } from "../support/house.ts";

const OF = { activityId: 1, slug: "jca-mv" };
const exported = async (house: Assembly): Promise<Export> =>
  readExport(fileOf(await house.chat.ask(CHAIR, { text: "activity export" })).text);

describe.each(BOTH)("an activity that goes elsewhere, on the %s database", (kind) => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.joins("Claimant", "Example Télécom 🛰", "sector-member");
    await house.opens("per:organization");
    await house.types("SG21 representative", "poll vote poll:1 choice:1");
    await house.types(CHAIR, 'remind me about:"Tea; <b>!" at:"in 2 days"');
    const file = house.chat.chosen("paper.pdf", `%PDF-1.7 ${"A paper. ".repeat(40_000)}`);
    await house.chat.ask("ETSI representative", {
      call: { command: "document submit", args: { title: "Paper", file } },
    });
    const attached = {
      title: "Avatars",
      from: "3GPP SA",
      purpose: "information",
      file: house.chat.chosen("ls.txt", "A"),
    };
    await house.chat.ask(CHAIR, { call: { command: "statement receive", args: attached } });
    await house.house.settle();
  });
  afterAll(() => house.stop());

  it("comes back without a difference, and goes on where it was", async () => {
    const file = await exported(house);
    expect(file.rows.member).toHaveLength(3);
    expect(file.rows.ballot).toHaveLength(1);
    expect(file.rows.file_chunk).toHaveLength(3);
    const other = await freshDatabase(kind);
    expect(await importActivity(other.reading, file)).toBe(Object.values(file.rows).flat().length);
    const again = await takeActivity(other.reading, OF);
    for (const [name, text] of Object.entries(again.tables)) expect(JSON.parse(text), name).toEqual(file.rows[name]);
    const chat = createDirectChat();
    const there = await openHouse({ database: other, chats: [chat.chat] });
    const says = async (who: string, text: string) => textOf(await chat.ask(who, { text }));
    expect(await says("ETSI representative", "poll vote poll:1 choice:2")).toContain("is counted: Object");
    expect(await says(CHAIR, 'poll open question:"Next?" options:"A; B" closes:"in 2 days"')).toContain(
      "Poll 2 is open",
    );
    const paper = fileOf(await chat.ask(CHAIR, { text: "document download document:I-001" }));
    expect(paper.text.length).toBe(9 + 360_000);
    expect(fileOf(await chat.ask(CHAIR, { text: "statement download statement:1" })).text).toBe("A");
    await there.forward("2025-07-14T00:00:00Z");
    expect(await says("Claimant", "poll show poll:1")).toContain("Closed. 2 of 2 organizations have voted");
    expect(chat.inbox(CHAIR).some((one) => one.text.includes("Tea; <b>!"))).toBe(true);
    await there.stop();
  });

  it("leaves the files of documents out where that is asked for, and says of each that it is not there", async () => {
    const small = await house.chat.ask(CHAIR, { text: "activity export files:no" });
    expect(textOf(small)).toContain("The files of documents and statements are left out.");
    const other = await freshDatabase(kind);
    await importActivity(other.reading, readExport(fileOf(small).text));
    const chat = createDirectChat();
    const there = await openHouse({ database: other, chats: [chat.chat] });
    expect(textOf(await chat.ask(CHAIR, { text: "document download document:I-001" }))).toContain(
      "The file of JCA-MV-I-001 is not kept here: the record was taken over without its files.",
    );
    await there.stop();
  });

  it("is refused where something is already, from another version, and when the file is none", async () => {
    const file = await exported(house);
    await expect(importActivity(house.database.reading, file)).rejects.toThrow("holds nothing yet");
    await expect(importActivity(house.database.reading, { ...file, tables: 1 })).rejects.toThrow("this version");
    expect(() => readExport("{}")).toThrow('that "activity export" wrote');
    expect(() => readExport("PK")).toThrow("it is not JSON");
  });

  it("takes no ballot of a secret poll that is open or has fewer than five, and says so", async () => {
    const box = await house.rows(sql`with made as (
        insert into box (activity_id, per, kind, secret, opened_at, ends_at)
        values (1, 'person', 'single', true, '2025-07-03T06:00:00Z', '2025-08-03T06:00:00Z') returning id)
      insert into ballot (activity_id, box_id, kind, secret, choice) select 1, id, 'single', true, '{1}' from made, generate_series(1, 4) returning box_id as id`);
    const ballots = (file: Export) => file.rows.ballot?.filter((row) => Number(row.box_id) === Number(box[0]?.id));
    const shown = await house.chat.ask(CHAIR, { text: "activity export" });
    expect(textOf(shown)).toContain(
      "Left out: 4 ballots of open polls whose results come after closing, and of secret polls in which fewer than 5 voted",
    );
    expect(ballots(readExport(fileOf(shown).text))).toEqual([]);
    await house.rows(sql`update box set closed_at = ends_at where secret`);
    expect(ballots(await exported(house))).toEqual([]);
    await house.rows(
      sql`insert into ballot (activity_id, box_id, kind, secret, choice) values (1, ${box[0]?.id}, 'single', true, '{1}')`,
    );
    expect(ballots(await exported(house))).toHaveLength(5);
  });

  it("takes no ballot of an open poll whose results come after closing", async () => {
    const poll = await house.opens("results:after-closing");
    await house.types("SG21 representative", `poll vote poll:${poll} choice:1`);
    const [box] = await house.rows(sql`select box_id::int as id from poll where number = ${poll}`);
    const ballots = async () => (await exported(house)).rows.ballot?.filter((row) => Number(row.box_id) === box?.id);
    expect(await ballots()).toEqual([]);
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await ballots()).toHaveLength(1);
  });
});

it("every table goes along or stays for a reason, and one that nobody has thought of is named", async () => {
  const tables = await allTables();
  expect(tables.length).toBeGreaterThan(25);
  const shares = sharesOf(tables, OF).map((share) => share.table.name);
  expect([...shares, ...Object.keys(STAYS)].sort()).toEqual(tables.map((table) => table.name).sort());
  const planted = {
    name: "planted",
    columns: ["id"],
    numbers: ["id"],
    bytes: false,
    key: ["id"],
    identity: "id",
    refersTo: [],
    after: [],
  };
  expect(() => sharesOf([...tables, planted], OF)).toThrow("the table planted belongs to no activity");
});

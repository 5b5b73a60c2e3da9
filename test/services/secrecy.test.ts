import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "#core/log.ts";
import { BOTH } from "../support/databases.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const TYPED = ["Approve the agenda", "Zebra crossing", "Quagga", "Confidential tea", "example.org", "Example Habitat"];

describe.each(BOTH)("what is kept and logged on the %s database", (kind) => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind });
    await house.seated("SG21 representative", "Example Habitat");
    await house.opens("", "Zebra crossing; Quagga; Okapi");
    for (const choice of [3, 2, '"Zebra crossing"'])
      await house.types("SG21 representative", `poll vote poll:1 choice:${choice}`);
    await house.types(CHAIR, 'remind me about:"Confidential tea" at:"in 2 days"');
    await house.types(CHAIR, "remind cancel reminder:1");
    await house.house.settle();
  });
  afterAll(() => house.stop());

  const written = (level: string) => {
    const lines: string[] = [];
    const log = createLog(level, { write: (line) => void lines.push(line) });
    for (const { level: at, data, message } of house.log.lines) log[at](data, message);
    return lines.join("");
  };

  it("holds ids alone in the audit: no word that was typed, no choice", async () => {
    const audit = await house.rows(sql`select * from audit order by id`);
    expect(audit.map((row) => row.what)).toEqual(
      expect.arrayContaining(["poll opened", "voted", "vote changed", "reminder made", "registered"]),
    );
    for (const row of audit) for (const id of Object.values(row.ids as object).flat()) expect(id).toBeTypeOf("number");
    for (const row of audit.filter((one) => String(one.what).includes("vote")))
      expect(Object.keys(row.ids as object).sort()).toEqual(["poll", "seat"]);
    for (const word of TYPED) expect(JSON.stringify(audit)).not.toContain(word);
  });

  it("keeps no choice beside the inbound ids or in what is to be done", async () => {
    const kept = JSON.stringify([
      await house.rows(sql`select command, show from inbound`),
      await house.rows(sql`select payload from work`),
    ]);
    expect(kept).toContain("poll vote");
    expect(kept).not.toContain("choice");
    for (const word of TYPED) expect(kept).not.toContain(word);
  });

  it("writes no ballot to the log, also when the statement that holds it fails", async () => {
    await house.rows(sql`alter table ballot add constraint broken check (choice <> array[2])`);
    expect(await house.types("SG21 representative", "poll vote poll:1 choice:Quagga")).toContain("went wrong");
    await house.rows(sql`alter table ballot drop constraint broken`);
    const lines = written("trace");
    const line = lines.split("\n").find((one) => one.includes("a command failed")) ?? "";
    expect(line).toContain('insert into \\"ballot\\"');
    expect(JSON.parse(line).err).toMatchObject({ code: "23514" });
    expect(line).toContain("vote.ts");
    expect(line).not.toMatch(/params|\[2\]|\{2\}|Quagga/);
    for (const word of TYPED) expect(lines).not.toContain(word);
  });

  it("writes the claim code once, and never the code somebody typed", async () => {
    await house.types("Passer-by", "activity claim code:WRNG-WRNG-WRNG");
    expect(written("trace")).not.toContain("WRNG");
    expect(written("trace").split(house.claimCode())).toHaveLength(2);
  });
});

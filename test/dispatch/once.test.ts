import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/connect.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../services/assembly.ts";
import { freshPostgres } from "../support/databases.ts";
import { buttonsOf, callOf, createDirectChat, messageOf, textOf } from "./direct-chat.ts";

describe("a call on PostgreSQL", () => {
  let house: Assembly;
  let other: postgres.Sql;
  let drop: () => Promise<void>;
  let toldToWait = Promise.withResolvers<void>();
  beforeAll(async () => {
    const fresh = await freshPostgres();
    drop = fresh.drop;
    const database = await connect({ url: fresh.url, writers: 8, readers: 4 });
    other = postgres(fresh.url, { max: 2, onnotice: () => {} });
    const chat = createDirectChat({ busy: async () => toldToWait.resolve() });
    house = await openAssembly({ database, chat, patience: { busyAfterMs: 400 } });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterAll(async () => {
    await house.stop();
    await other.end();
    await drop();
  });

  it("that waits longer is told to be busy, and its answer still comes", async () => {
    const poll = await house.opens();
    const held = await other.reserve();
    toldToWait = Promise.withResolvers<void>();
    await held`begin`;
    await held`select 1 from box where id = (select box_id from poll where number = ${poll}) for update`;
    const asked = house.chat.ask("SG21 representative", { text: `poll vote poll:${poll} choice:1` });
    await toldToWait.promise;
    await held`commit`;
    held.release();
    const shown = await asked;
    expect(shown.map((one) => one.kind)).toEqual(["busy", "message"]);
    expect(textOf(shown)).toContain("is counted: Approve");
  });

  it("that comes twenty times at once under one id is done once, and the others are told so with a button", async () => {
    const poll = await house.opens();
    const id = randomUUID();
    const asked = Array.from({ length: 20 }, () =>
      house.chat.ask("SG21 representative", { text: `poll vote poll:${poll} choice:1` }, { id }),
    );
    const said = await Promise.all(asked);
    const texts = said.map(textOf);
    expect(texts.filter((text) => text.includes("is counted: Approve"))).toHaveLength(1);
    const again = said.filter((shown) => textOf(shown).includes("already been done"));
    expect(again).toHaveLength(19);
    for (const shown of again) expect(buttonsOf(messageOf(shown)).map((one) => one.label)).toEqual(["Show it"]);
    expect(
      await house.rows(
        sql`select count(*)::int as n from audit where what = 'voted' and (ids->>'poll')::int = ${poll}`,
      ),
    ).toEqual([{ n: 1 }]);
    const shown = await house.chat.ask("SG21 representative", { call: callOf(messageOf(again[0] ?? []), "Show it") });
    expect(textOf(shown)).toContain("Your vote: Approve");
  });

  it("with a mistake leaves nothing behind: no row, no number, and the same id may come again", async () => {
    const before = await house.rows(
      sql`select (select last from counter where series = 'poll') as last, (select count(*)::int from box) as boxes`,
    );
    const id = randomUUID();
    const wrong = 'poll open question:"Q?" options:"A; B" closes:"in 2 days" kind:single most:2';
    expect(textOf(await house.chat.ask(CHAIR, { text: wrong }, { id }))).toContain("single choice takes one option");
    expect(
      await house.rows(
        sql`select (select last from counter where series = 'poll') as last, (select count(*)::int from box) as boxes`,
      ),
    ).toEqual(before);
    expect(await house.rows(sql`select id from inbound where id = ${id}`)).toEqual([]);
    expect(
      textOf(
        await house.chat.ask(CHAIR, { text: 'poll open question:"Q?" options:"A; B" closes:"in 2 days"' }, { id }),
      ),
    ).toContain("is open until");
  });

  it("that the database refuses for a bug is answered with a reference that the log has, and nothing else leaks", async () => {
    const poll = await house.opens();
    await house.rows(sql`alter table ballot add constraint broken check (choice <> array[3])`);
    const said = await house.types("SG21 representative", `poll vote poll:${poll} choice:3`);
    await house.rows(sql`alter table ballot drop constraint broken`);
    const ref = /\(reference ([0-9A-F]{6})\)/.exec(said)?.[1];
    expect(said).toContain("Nothing was changed");
    expect(said).not.toMatch(/ballot|insert|constraint|at /);
    const line = house.log.lines.find((one) => one.data.ref === ref);
    expect(line).toMatchObject({ level: "error", data: { command: "poll vote" } });
    expect(
      await house.rows(
        sql`select count(*)::int as n from ballot b join poll p using (box_id) where p.number = ${poll}`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  it("that met a lock held too long runs again and is done once", async () => {
    const poll = await house.opens();
    const held = await other.reserve();
    await held`begin`;
    await held`select 1 from box where id = (select box_id from poll where number = ${poll}) for update`;
    const asked = house.chat.ask("ETSI representative", { text: `poll vote poll:${poll} choice:2` });
    const waiting = async () =>
      (
        await other<
          { xid: string }[]
        >`select a.xact_start::text as xid from pg_locks l join pg_stat_activity a using (pid) where not l.granted`
      )[0]?.xid;
    await expect.poll(waiting).toBeDefined();
    const first = await waiting();
    await expect.poll(waiting, { timeout: 8000 }).not.toBe(first);
    await held`commit`;
    held.release();
    expect(textOf(await asked)).toContain("is counted: Object");
    expect(
      await house.rows(
        sql`select count(*)::int as n from audit where what = 'voted' and (ids->>'poll')::int = ${poll}`,
      ),
    ).toEqual([{ n: 1 }]);
  });

  it("that was chosen as a deadlock's victim runs again: both sides end done", async () => {
    const poll = await house.opens();
    const held = await other.reserve();
    await held`begin`;
    await held`set local deadlock_timeout = '10s'`;
    await held`select 1 from seat where box_id = (select box_id from poll where number = ${poll}) for update`;
    const asked = house.chat.ask("SG21 representative", { text: `poll vote poll:${poll} choice:1` });
    await expect.poll(async () => (await other`select 1 from pg_locks where not granted`).length).toBeGreaterThan(0);
    await held`select 1 from box where id = (select box_id from poll where number = ${poll}) for update`;
    await held`commit`;
    held.release();
    expect(textOf(await asked)).toContain("is counted: Approve");
    expect(
      await house.rows(
        sql`select count(*)::int as n from ballot b join poll p using (box_id) where p.number = ${poll}`,
      ),
    ).toEqual([{ n: 1 }]);
  });
});

describe("a platform that fails while it is told to wait", () => {
  it("does not end the process, and the answer still comes", async () => {
    const chat = createDirectChat({ busy: () => Promise.reject(new Error("interaction is unknown")) });
    const house = await openAssembly({ kind: "postgres", chat, patience: { busyAfterMs: 0 } });
    const shown = await chat.ask(CHAIR, { text: "activity show" });
    expect(shown.at(-1)?.kind).toBe("message");
    await expect.poll(() => house.log.lines.some((one) => one.message.includes("could not be told"))).toBe(true);
    await house.stop();
  });
});

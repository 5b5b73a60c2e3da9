import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "#core/contract/adapter.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../services/assembly.ts";
import { buttonsOf, createDirectChat, formOf, messageOf, textOf } from "./direct-chat.ts";

const OPEN = { question: "Approve the agenda?", options: "Approve; Object", closes: "in 2 days" };

describe("the answer to what was committed", () => {
  let house: Assembly;
  let refuse = 0;
  const reply = async (): Promise<Answered> => {
    if (refuse-- > 0) throw new Error("the platform did not answer");
    return { status: "sent" };
  };
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", chat: createDirectChat({ reply }) });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterEach(async () => {
    refuse = 0;
    await house.rows(sql`drop trigger if exists meets on ballot`);
  });
  afterAll(() => house.stop());

  const votes = async (poll: number) =>
    await house.chat.ask("ETSI representative", { text: `poll vote poll:${poll} choice:1` });
  const ballots = async (poll: number) =>
    (await house.rows(sql`select 1 from ballot join poll using (box_id) where number = ${poll}`)).length;
  /** What a ballot meets: at its insert, or at the commit. */
  const meets = async (body: string, deferred: boolean) => {
    await house.rows(
      sql.raw(`create or replace function meets() returns trigger language plpgsql as $$
      begin ${body}; return null; end $$`),
    );
    await house.rows(
      sql.raw(
        deferred
          ? "create constraint trigger meets after insert on ballot deferrable initially deferred for each row execute function meets()"
          : "create trigger meets after insert on ballot for each row execute function meets()",
      ),
    );
  };

  it("says that it was done when the answer could not be shown, with a button to see it", async () => {
    const poll = await house.opens();
    refuse = 1;
    const shown = await votes(poll);
    expect(textOf(shown)).toMatch(/It was done, but the answer could not be shown \(reference [0-9A-F]{6}\)\./);
    expect(textOf(shown)).not.toContain("Nothing was changed");
    expect(buttonsOf(messageOf(shown)).map((one) => one.label)).toEqual(["Show it"]);
    expect(await ballots(poll)).toBe(1);
  });

  it("goes to the log alone when nothing at all can be shown", async () => {
    const poll = await house.opens();
    refuse = 3;
    expect(await votes(poll)).toEqual([]);
    expect(await ballots(poll)).toBe(1);
    expect(house.log.lines.map((line) => line.message)).toContain("nobody could be told that a command was done");
  });

  it("says that nobody can tell when the connection is lost while committing", async () => {
    const poll = await house.opens();
    await meets("perform pg_terminate_backend(pg_backend_pid())", true);
    const said = textOf(await votes(poll));
    expect(said).toContain("We cannot tell whether this was done: please look before you try again.");
    expect(said).not.toContain("Nothing was changed");
  });

  it("says that nothing was changed when the connection is lost before", async () => {
    const poll = await house.opens();
    await meets("raise exception 'shutting down' using errcode = '57P01'", false);
    expect(textOf(await votes(poll))).toContain("Nothing was changed. Please try again in a moment.");
    expect(await ballots(poll)).toBe(0);
  });

  it("says that others are at it when a lock is never free, which is no bug", async () => {
    const poll = await house.opens();
    await meets("raise exception 'locked' using errcode = '55P03'", false);
    const said = textOf(await votes(poll));
    expect(said).toContain("Others are changing the same thing just now; nothing was changed.");
    expect(said).not.toContain("reference");
  });

  it("makes the card anew where its work was lost, and counts the vote once", async () => {
    const poll = await house.opens();
    const lane = sql`(select id from lane where kind = 'refresh' and "of" = 'poll' and of_id = (select id from poll where number = ${poll}))`;
    await house.rows(sql`delete from work where lane_id = ${lane}`);
    await house.rows(sql`delete from lane where id = ${lane}`);
    expect(textOf(await votes(poll))).toContain("is counted");
    expect(await ballots(poll)).toBe(1);
    expect(await house.rows(sql`select 1 from lane where id = ${lane}`)).toHaveLength(1);
  });

  it("forgets the draft of a form that was used, and the same form that comes again is done already", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: 'poll open question:"Approve the agenda?"' }));
    const id = randomUUID();
    const send = () => house.chat.ask(CHAIR, { call: form.submit, values: OPEN }, { id });
    expect(textOf(await send())).toContain("is open until");
    expect(await house.rows(sql`select 1 from draft`)).toEqual([]);
    expect(textOf(await send())).toContain("This has already been done; nothing was repeated.");
    const other = await house.chat.ask(CHAIR, { call: form.submit, values: OPEN });
    expect(textOf(other)).toContain("What you filled in is no longer kept");
    expect(buttonsOf(messageOf(other)).map((one) => one.label)).toEqual(["Continue"]);
  });

  it("does not lay a draft over another command", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: 'poll open question:"Confidential?"' }));
    if ("parked" in form.submit) throw new Error("the form's call is parked");
    const shown = await house.chat.ask(CHAIR, { call: { ...form.submit, command: "remind me" } });
    expect(textOf(shown)).toContain("What you filled in is no longer kept");
  });
});

describe("a database that hangs", () => {
  it("does not keep a form from opening, nor the platform from being told to wait", async () => {
    const busy = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    const chat = createDirectChat({
      busy: async () => busy.resolve(),
      form: () => {
        opened.resolve();
        return { status: "sent" };
      },
    });
    const house = await openAssembly({ kind: "postgres", chat, patience: { planMs: 100, busyAfterMs: 100 } });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    const free = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const held = house.database.db.transaction(async (db) => {
      await db.execute(sql`lock table account in access exclusive mode`);
      locked.resolve();
      await free.promise;
    });
    await locked.promise;
    const [asked, running] = [
      chat.ask(CHAIR, { text: 'poll open question:"Late?"' }),
      chat.ask(CHAIR, { text: "activity show" }),
    ];
    await Promise.all([opened.promise, busy.promise]);
    free.resolve();
    await held;
    expect((await running).map((one) => one.kind)).toEqual(["busy", "message"]);
    const form = formOf(await asked);
    expect(form.values).toMatchObject({ question: "Late?" });
    const { question: _, ...rest } = OPEN;
    expect(textOf(await chat.ask(CHAIR, { call: form.submit, values: rest }))).toContain("is open until");
    await house.stop();
  });
});

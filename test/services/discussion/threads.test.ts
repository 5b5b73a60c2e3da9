import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeAdapter } from "../../support/fake-adapter.ts";
import { type Assembly, CHAIR, cardHeaded, expectText, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";

describe("the threads of a discussion", () => {
  let house: Assembly;
  let fake: FakeAdapter;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", rooms: ["plenary", "drafting"] });
    fake = house.chat.fake;
    await house.seated(SG21, "ITU-T SG21");
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated("Observer", "Example Association", "observer");
    await house.joins("Newcomer", "Example Telecom", "sector-member");
  });
  afterAll(async () => {
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
    await house.stop();
  });

  const opened = async (words = 'closes:"in 4 weeks"') => {
    const text = `discussion open subject:"Terms of reference" question:"Are duties 1 to 8 complete?" ${words}`;
    const number = Number(/^Discussion (\d+) is open for comments until/.exec(await house.types(CHAIR, text))?.[1]);
    await house.house.settle();
    return number;
  };
  /** Where people write: under the card. */
  const under = (number: number, room = "plenary") => {
    const card = cardHeaded(house.chat, room, `Discussion ${number}`);
    const thread = fake.in(room).find((message) => message.view === card)?.id;
    if (thread === undefined) throw new Error("no card");
    return { room, thread };
  };
  const seen = async (number: number, room = "plenary") => {
    await house.house.settle();
    return house.chat.inThread(room, under(number, room).thread).map((one) => one.text);
  };
  const show = (number: number, who = SG21) => house.types(who, `discussion show discussion:${number}`);
  const told = (who: string) => house.chat.inbox(who).filter(({ text }) => text.startsWith("What you"));

  it("begin below each card with what becomes of what is written there", async () => {
    const one = await opened();
    for (const room of ["plenary", "drafting"]) {
      const [first, ...more] = await seen(one, room);
      expect(first).toContain(`This is the thread of discussion ${one}. What members write here`);
      expect(first).toContain("shown in the other rooms of the discussion");
      expect(more).toEqual([]);
    }
    expect(JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${one}`))).toContain(
      "so is what is written in the thread below",
    );
  });

  it("record what is written once, and show it in the other rooms with its author as text", async () => {
    const one = await opened();
    const event = "event-1";
    for (let again = 0; again < 3; again += 1)
      await house.chat.writes(ETSI, "Duty 3 is <b>long</b>, @everyone.", { ...under(one), id: "m-1", event });
    await house.chat.writes(ETSI, "Duty 3 is <b>long</b>, @everyone.", { ...under(one), id: "m-1" }).catch(() => {});
    await house.chat.writes(SG21, "So it is.", under(one, "drafting"));
    expect((await seen(one, "drafting")).slice(1)).toEqual([
      "ETSI representative (ETSI), on fake: Duty 3 is <b>long</b>, @everyone.",
    ]);
    expect((await seen(one)).slice(1)).toEqual(["SG21 representative (ITU-T SG21), on fake: So it is."]);
    const shown = await show(one);
    expect(shown).toMatch(/Comment 1 ETSI representative \(ETSI\), .*: Duty 3 is <b>long<\/b>, @everyone\./);
    expect(shown).toMatch(/Comment 2 SG21 representative \(ITU-T SG21\), .*: So it is\./);
    const [, copy] = fake.in("drafting", under(one, "drafting").thread);
    await house.chat.writes("Another app", "What ETSI says.", { ...under(one, "drafting"), id: copy?.id ?? "" });
    await house.house.settle();
    expect(house.chat.inbox("Another app")).toEqual([]);
    expect(await show(one)).not.toContain("Comment 3");
  });

  it("carry comments made by command into every room", async () => {
    const one = await opened();
    await house.types(CHAIR, `discussion comment discussion:${one} text:"Noted."`);
    for (const room of ["plenary", "drafting"])
      expect((await seen(one, room)).at(-1)).toBe("Co-chair, on fake: Noted.");
  });

  it("follow what is edited and deleted; a deletion leaves the mark and no text anywhere", async () => {
    const one = await opened();
    const at = { ...under(one), files: [fileCalled("tor.docx")] };
    const id = await house.chat.writes(ETSI, "Duty 3 is wrong.", at);
    expect((await seen(one, "drafting")).at(-1)).toContain("Duty 3 is wrong.\ntor.docx");
    const copied = JSON.stringify(fake.in("drafting", under(one, "drafting").thread).at(-1)?.view);
    expect(copied).toContain('{"link":"https://files.example/tor.docx","label":"tor.docx"}');
    await house.chat.rewrites(ETSI, "Duty 4 is wrong.", { ...at, id });
    expect((await seen(one, "drafting")).at(-1)).toContain("ETSI representative (ETSI), on fake: Duty 4 is wrong.");
    expect(await seen(one, "drafting")).toHaveLength(2);
    expect(await show(one)).toMatch(/Duty 4 is wrong\.\n?.*tor\.docx.* \(edited\)/s);
    await house.chat.deletes({ ...at, id });
    await house.chat.rewrites(ETSI, "Back again.", { ...at, id });
    expect((await seen(one, "drafting")).at(-1)).toBe("ETSI representative (ETSI), on fake: (deleted)");
    expect(await show(one)).toMatch(/Comment 1 ETSI representative \(ETSI\), .*: \(deleted\)/);
    const everywhere = sql`select coalesce((select string_agg(comment::text, '') from comment), '')
      || (select string_agg(audit::text, '') from audit) || (select string_agg(work::text, '') from work) as all`;
    expect(JSON.stringify(await house.rows(everywhere))).not.toMatch(/Duty [34] is wrong|tor\.docx|Back again/);
  });

  it("do not hear who is no member or may not speak: told privately, once", async () => {
    const one = await opened();
    for (const who of ["Passer-by", "Observer"])
      for (const text of ["Hello.", "Hello?"]) await house.chat.writes(who, text, under(one));
    await house.chat.writes("Newcomer", "I am new.", under(one));
    expect((await seen(one, "drafting")).slice(1)).toEqual([
      "Newcomer (Example Telecom, not confirmed), on fake: I am new.",
    ]);
    expect(told("Passer-by").map(({ text }) => text)).toEqual([
      `What you wrote in the thread of discussion ${one} is not recorded and not shown in the other rooms. Only members of this activity are heard. Type register to take part.`,
    ]);
    expect(told("Observer").map(({ text }) => text)).toEqual([expect.stringContaining("does not speak in them.")]);
    expect(told("Newcomer")).toEqual([]);
  });

  it("record nothing after the end, and say so once; deletions are followed all the same", async () => {
    const one = await opened('closes:"in 2 days"');
    const at = under(one);
    const id = await house.chat.writes(ETSI, "In time.", at);
    await house.forward(house.clock.now().add({ hours: 48 }).toString());
    const before = told(ETSI).length;
    await house.chat.writes(ETSI, "Too late.", at);
    await house.chat.writes(ETSI, "Much too late.", at);
    await house.chat.rewrites(ETSI, "Changed too late.", { ...at, id });
    await house.house.settle();
    const said = told(ETSI).slice(before);
    expect(said).toHaveLength(2);
    expect(said[0]?.text).toContain(`The comment period of discussion ${one} ended on`);
    expect(said[1]?.text).toContain("stays as it was in the record");
    expect((await seen(one, "drafting")).slice(1)).toEqual(["ETSI representative (ETSI), on fake: In time."]);
    await expectText(house.types(CHAIR, `discussion extend discussion:${one} closes:"in 5 days"`), "open again");
    await house.chat.writes(SG21, "In time again.", at);
    await house.forward(
      house.clock
        .now()
        .add({ hours: 24 * 6 })
        .toString(),
    );
    await house.chat.writes(ETSI, "Too late again.", at);
    await house.house.settle();
    expect(told(ETSI)).toHaveLength(before + 3);
    await house.chat.deletes({ ...at, id });
    expect((await seen(one, "drafting")).slice(1)).toEqual([
      expect.stringContaining("(deleted)"),
      expect.stringContaining("In time again."),
    ]);
  });

  it("never carry what is said among fewer people to more", async () => {
    await expectText(house.types(CHAIR, "room bind visibility:co-chairs", { room: "board" }), "now serves");
    const one = await opened();
    expect((await seen(one, "board"))[0]).toContain("shown in rooms for the co-chairs only");
    await house.chat.writes(CHAIR, "Between us.", under(one, "board"));
    await house.chat.writes(ETSI, "To all.", under(one));
    expect((await seen(one, "board")).slice(1)).toEqual(["ETSI representative (ETSI), on fake: To all."]);
    for (const room of ["plenary", "drafting"]) expect((await seen(one, room)).join()).not.toContain("Between us.");
    expect(await show(one)).not.toContain("Between us.");
    expect(await show(one, CHAIR)).toContain("Between us.");
    expect(JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${one}`))).toContain("1 comment, the last one");
    await house.types(CHAIR, "room unbind", { room: "board" });
  });

  it("are those of the rooms it was opened in, also when these are bound anew", async () => {
    const one = await opened();
    await house.chat.writes(ETSI, "First.", under(one));
    await house.house.settle();
    await expectText(house.types(CHAIR, "room bind visibility:members", { room: "late" }), "now serves");
    await house.types(CHAIR, "room unbind", { room: "drafting" });
    await house.house.settle();
    await house.chat.writes(ETSI, "Second.", under(one));
    await house.types(CHAIR, "room bind visibility:members", { room: "drafting" });
    const [first, ...more] = await seen(one, "drafting");
    expect(first).toContain("This is the thread");
    expect(more.map((text) => text.split(": ")[1])).toEqual(["First.", "Second."]);
    expect(await seen(one, "late")).toEqual([]);
    const late = JSON.stringify(cardHeaded(house.chat, "late", `Discussion ${one}`));
    expect(late).toContain("is not read: please comment with the button.");
    await house.chat.writes(ETSI, "Unheard.", under(one, "late"));
    expect(await show(one)).not.toContain("Unheard.");
    await house.types(CHAIR, "room unbind", { room: "late" });
  });

  it("come back with the card of what is over where its room is bound anew", async () => {
    const one = await opened();
    await house.chat.writes(ETSI, "First.", under(one));
    await house.house.settle();
    await house.types(CHAIR, "room unbind", { room: "drafting" });
    await house.types(CHAIR, `discussion conclude discussion:${one} outcome:"The duties are complete."`);
    await house.house.settle();
    await house.types(CHAIR, "room bind visibility:members", { room: "drafting" });
    expect((await seen(one, "drafting")).join()).toContain("First.");
  });

  it("lose the words and the name of who asks to be forgotten in every copy, and follow that person no more", async () => {
    const one = await opened();
    await house.seated("Thread leaver", "ITU-T SG20");
    const at = under(one);
    const id = await house.chat.writes("Thread leaver", "Mine alone.", at);
    await house.chat.writes(ETSI, "As Thread Leaver says.", at);
    expect((await seen(one, "drafting")).slice(-2).join()).toMatch(/Mine alone\..*As Thread Leaver says\./s);
    await house.chat.ask("Thread leaver", {
      call: { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } },
    });
    const left = [
      "a former member (ITU-T SG20), on fake: (removed with its author)",
      "ETSI representative (ETSI), on fake: As a former member says.",
    ];
    expect((await seen(one, "drafting")).slice(-2)).toEqual(left);
    await house.chat.rewrites("Thread leaver", "Mine again.", { ...at, id });
    expect((await seen(one, "drafting")).slice(-2)).toEqual(left);
    expect((await seen(one)).slice(1)).toEqual([]);
    expect(await house.rows(sql`select 1 from account where name = 'Thread leaver'`)).toEqual([]);
    expect(await show(one, CHAIR)).not.toMatch(/Mine|leaver/i);
  });

  it("take an edit from nobody but its author, while that person is heard", async () => {
    const one = await opened();
    await house.seated("SG17 representative", "ITU-T SG17");
    const at = under(one);
    const id = await house.chat.writes("SG17 representative", "Section 2 is new.", at);
    await house.chat.rewrites(SG21, "Section 2 is old.", { ...at, id });
    expect(await show(one)).toContain("Section 2 is new.");
    await house.types(CHAIR, 'member end member:"SG17 representative"');
    await house.chat.rewrites("SG17 representative", "Section 2 is wrong.", { ...at, id });
    await house.house.settle();
    expect(await show(one)).toContain("Section 2 is new.");
    expect(told("SG17 representative").map(({ text }) => text)).toEqual([
      expect.stringContaining("Only members of this activity are heard."),
    ]);
  });

  it("carry a long text in several messages, and take away those that an edit leaves over", async () => {
    const one = await opened();
    const at = under(one);
    const long = Array.from({ length: 600 }, (_, n) => `word${n}`).join(" ");
    const id = await house.chat.writes(ETSI, long, at);
    const copies = async () => (await seen(one, "drafting")).slice(1);
    const pages = await copies();
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join(" ")).toContain("word599");
    await house.chat.rewrites(ETSI, "Short.", { ...at, id });
    expect(await copies()).toEqual(["ETSI representative (ETSI), on fake: Short. (edited)"]);
    await house.chat.rewrites(ETSI, long, { ...at, id });
    expect(await copies()).toHaveLength(pages.length);
  });

  it("are made for discussions from before there were any, with all that was said", async () => {
    const one = await opened();
    for (const text of ["First.", "Second."])
      await house.types(ETSI, `discussion comment discussion:${one} text:"${text}"`);
    await house.house.settle();
    const upgrade = await readFile(
      new URL("../../../db/migrations/0024_threads_of_before.sql", import.meta.url),
      "utf8",
    );
    const begun = sql`(select id from thread where of_id = (select id from discussion where number = ${one}))`;
    await house.rows(sql`delete from thread_copy where thread_id in ${begun}`);
    await house.rows(
      sql`delete from work using lane where lane.id = lane_id and lane.of = 'thread' and lane.of_id in ${begun}`,
    );
    await house.rows(sql`delete from lane where lane.of = 'thread' and lane.of_id in ${begun}`);
    await house.rows(sql`delete from thread where id in ${begun}`);
    for (const room of ["plenary", "drafting"])
      for (const { id } of fake.in(room, under(one, room).thread)) fake.messages.delete(id);
    const before = await house.rows(sql`select count(*)::int as n from thread`);
    await house.rows(sql.raw(upgrade));
    expect(await house.rows(sql`select count(*)::int as n from thread`)).toEqual([{ n: Number(before[0]?.n) + 2 }]);
    await house.chat.writes(SG21, "Third.", under(one));
    for (const room of ["plenary", "drafting"])
      expect((await seen(one, room)).slice(0, 3)).toEqual([
        expect.stringContaining("This is the thread"),
        expect.stringContaining("First."),
        expect.stringContaining("Second."),
      ]);
    expect((await seen(one, "drafting")).at(-1)).toContain("Third.");
    expect(JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${one}`))).toContain("in the thread below");
  });

  it("begin anew below a card that somebody deleted", async () => {
    const one = await opened();
    const before = under(one);
    fake.messages.delete(before.thread);
    await house.types(SG21, `discussion position discussion:${one} position:support`);
    await house.house.settle();
    expect(under(one).thread).not.toBe(before.thread);
    expect((await seen(one))[0]).toContain("This is the thread");
    await house.chat.writes(ETSI, "Below the new one.", under(one));
    expect((await seen(one, "drafting")).at(-1)).toContain("Below the new one.");
  });
});

const fileCalled = (name: string) => ({
  ...{ platform: "fake", workspace: "fake", type: "text/plain", bytes: 3 },
  ...{ name, file: `https://files.example/${name}` },
});

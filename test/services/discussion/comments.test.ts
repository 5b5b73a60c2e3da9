import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOf, createDirectChat, formOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, expectText, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";
const SG21_CONTACT = "SG21 contact";

describe("the comment period of a discussion", () => {
  let house: Assembly;
  let isRead = true;
  beforeAll(async () => {
    const threads = { get: () => ({ nameChars: 100, read: isRead }), enumerable: true };
    const chat = createDirectChat({ can: (can) => Object.defineProperty({ ...can }, "threads", threads) });
    house = await openAssembly({ chat, rooms: ["plenary", "drafting"], patience: { planMs: 60_000 } });
    await house.seated(SG21, "ITU-T SG21");
    await house.seated(SG21_CONTACT, "ITU-T SG21", "sg-contact");
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
    const number = /^Discussion (\d+) is open for comments until/.exec(await house.types(CHAIR, text))?.[1];
    expect(number, "a number").toBeDefined();
    return Number(number);
  };
  const position = (who: string, discussion: number, words: string) =>
    house.types(who, `discussion position discussion:${discussion} position:${words}`);
  const comment = (who: string, discussion: number, text: string) =>
    house.types(who, `discussion comment discussion:${discussion} text:"${text}"`);
  const show = (discussion: number, who = SG21) => house.types(who, `discussion show discussion:${discussion}`);
  const card = async (discussion: number, room = "plenary") => {
    await house.house.settle();
    return cardHeaded(house.chat, room, `Discussion ${discussion}`);
  };

  it("stands on a card in every room, with its question, documents, end and who has taken no position", async () => {
    await house.types(CHAIR, 'document submit title:"Terms" source:TSB link:https://example.org/terms');
    const one = await opened('closes:2025-10-31 documents:"JCA-MV-I-001; https://example.org/tor"');
    for (const room of ["plenary", "drafting"]) {
      const text = JSON.stringify(await card(one, room));
      for (const words of [
        "Terms of reference",
        "Are duties 1 to 8 complete?",
        "https://example.org/tor",
        "2025-10-31T22:59",
      ])
        expect(text, room).toContain(words);
      expect(text).toContain('{"label":"No position","value":["ITU-T SG21; ETSI"]}');
    }
  });

  it("records comments, numbered, with author, organization and whether that is confirmed", async () => {
    const one = await opened();
    expect(await comment(ETSI, one, "Duty 3 is <b>long</b>.")).toContain(`recorded as comment 1 of discussion ${one}.`);
    expect(await comment("Newcomer", one, "It is fine.")).toContain("comment 2");
    expect(await comment(CHAIR, one, "Noted.")).toContain("comment 3");
    const shown = await show(one);
    expect(shown).toMatch(/Comment 1 ETSI representative \(ETSI\), .*: Duty 3 is <b>long<\/b>\./);
    expect(shown).toMatch(/Comment 2 Newcomer \(Example Telecom, not confirmed\), .*: It is fine\./);
    expect(shown).toMatch(/Comment 3 Co-chair, .*: Noted\./);
    expect(JSON.stringify(await card(one))).toContain("3 comments, the last one by Co-chair.");
    expect(await comment("Observer", one, "So.")).toContain("does not speak");
    expect(await comment("Passer-by", one, "So.")).toContain("Only members");
  });

  it("says where the platform lets nobody read what people write, and takes comments by button there", async () => {
    isRead = false;
    const one = await opened();
    const shown = await card(one);
    expect(JSON.stringify(shown)).toContain("is not read: please comment with the button.");
    const below = (room: string) => {
      const at = cardHeaded(house.chat, room, `Discussion ${one}`);
      const { id = "" } = house.chat.fake.in(room).find(({ view }) => view === at) ?? {};
      return house.chat.inThread(room, id).map(({ text }) => text);
    };
    expect(below("plenary")).toEqual([
      expect.stringContaining("What is written here is not read; please comment with the button under the card."),
    ]);
    const binds = house.types(CHAIR, "room bind visibility:members", { room: "attic" });
    expect(await binds).toContain("What people write here is not read; comments in discussions are made with the");
    await house.types(CHAIR, "room unbind", { room: "attic" });
    const form = formOf(await house.chat.ask(ETSI, { call: callOf(shown, "Comment…") }));
    await house.chat.ask(ETSI, { call: form.submit, values: { text: "By button." } });
    await house.house.settle();
    for (const room of ["plenary", "drafting"])
      expect(below(room).at(-1)).toBe("ETSI representative (ETSI), on fake: By button.");
    isRead = true;
  });

  it("has one position for each organization, by name, with what is said beside it", async () => {
    const one = await opened();
    expect(await house.presses(SG21, "Support", await card(one))).toContain("The position of ITU-T SG21");
    expect(await position(SG21_CONTACT, one, 'object reason:"Duty 3 is missing."')).toContain("is changed: Object.");
    expect(await position(ETSI, one, 'support-with-comment comment:"Shorter."')).toContain("Support, with a comment.");
    await house.house.settle();
    expect(house.chat.inbox(SG21).at(-1)?.text).toContain("A colleague changed the position of ITU-T SG21");
    const shown = await show(one, ETSI);
    expect(shown).toContain("2 of 2 organizations have taken a position");
    expect(shown).toContain("Support: ETSI (with a comment)\nObject: ITU-T SG21");
    expect(shown).toContain("Objection of ITU-T SG21: Duty 3 is missing.");
    expect(shown).toContain("Comment with the support of ETSI: Shorter.");
    expect(shown).toContain("Your organization's position: Support");
    expect(await position(ETSI, one, "abstain")).toContain("is changed: Abstain.");
    expect(await show(one)).not.toContain("Shorter.");
    const early = await position("Newcomer", one, "support");
    expect(early).toContain("is not confirmed");
    expect(early).toContain("after that your position counts here too, while this discussion is open.");
    expect(await position("Observer", one, "support")).toContain("You can see what the members see.");
  });

  it("asks for the text that a position must have, and loses none that has no place", async () => {
    const one = await opened();
    const call = { activity: "jca-mv", command: "discussion position", args: { discussion: String(one) } };
    const wanted = async (stance: string) =>
      formOf(await house.chat.ask(ETSI, { call: { ...call, args: { ...call.args, position: stance } } }));
    for (const [stance, field] of [
      ["object", "reason"],
      ["support-with-comment", "comment"],
    ] as const) {
      const form = await wanted(stance);
      expect(form.fields.find(({ name }) => name === field)?.required, stance).toBe(true);
      const again = formOf(await house.chat.ask(ETSI, { call: form.submit, values: { [field]: " " } }));
      expect(again.errors[field], stance).toBeDefined();
    }
    expect(await position(ETSI, one, 'abstain comment:"Well."')).toContain("Only support takes a comment.");
    expect(await position(ETSI, one, 'support reason:"Well."')).toContain("Only an objection has a reason.");
    expect(await position(ETSI, one, 'object reason:"So." comment:"Well."')).toContain("and no comment");
  });

  it("gives a position to whoever is confirmed while it lasts", async () => {
    const one = await opened();
    await house.seated("SG17 representative", "ITU-T SG17");
    expect(await position("SG17 representative", one, "support")).toContain("is recorded: Support.");
    expect(await show(one)).toContain("1 of 3 organizations has taken a position");
  });

  it("ends to the second, tells the co-chairs, and goes on when one of them extends it", async () => {
    const one = await opened('closes:"in 2 days"');
    const ends = house.clock.now().add({ hours: 48 });
    await house.forward(ends.subtract({ milliseconds: 1 }).toString());
    await expectText(comment(ETSI, one, "In time."), "comment 1");
    await house.forward(ends.toString());
    expect(await comment(ETSI, one, "Too late.")).toContain("This comment was not recorded.");
    expect(await position(ETSI, one, "support")).toContain("This position was not counted.");
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain(`The comment period of discussion ${one} is over`);
    expect(await house.types(CHAIR, "discussion list")).toContain("comment period ended, waits for a co-chair");
    const extend = (words: string) => house.types(CHAIR, `discussion extend discussion:${one} closes:${words}`);
    expect(await extend('"in 3 days"')).toContain(`The comment period of discussion ${one} is open again until`);
    expect(await extend('"in 1 day"')).toContain("Give a later end.");
    await expectText(comment(ETSI, one, "In time again."), "comment 2");
    expect(await show(one)).not.toContain("Too late");
  });

  it("waits for whoever is ending it: what is said meanwhile is judged by what came of that", async () => {
    const one = await opened();
    const box = sql`select box_id as id from discussion where number = ${one}`;
    const waiting = sql`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    let said: Promise<string> | undefined;
    await house.database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from box where id = (${box}) for update`);
      said = comment(ETSI, one, "Meanwhile.");
      await expect.poll(async () => (await house.rows(waiting))[0]?.n, { interval: 10 }).toBe(1);
      // Whoever judged by what stands in the record now, without the lock, would record it.
      expect(await show(one)).toContain("Comments until");
      await tx.execute(
        sql`update box set closed_at = ${house.clock.now().toString()}::timestamptz where id = (${box})`,
      );
    });
    expect(await said).toContain("This comment was not recorded.");
    expect(await show(one)).toContain("No comment has been recorded.");
  });

  it("shows it in the rooms that were named alone, and never to more people than it is for", async () => {
    const one = await opened("rooms:#drafting");
    await card(one, "drafting");
    await expect(card(one)).rejects.toThrow("0 cards");
    await house.types(CHAIR, "room unbind", { room: "drafting" });
    await house.types(CHAIR, "room bind visibility:members", { room: "drafting" });
    expect(JSON.stringify(await card(one, "drafting"))).toContain("Terms of reference");
    const open = 'discussion open subject:"S" question:"Q?"';
    expect(await house.types(CHAIR, `${open} rooms:attic`)).toContain(
      'There is no room "attic".\nRooms: plenary; drafting',
    );
    expect(await house.types(CHAIR, `${open} rooms:plenary for:co-chairs`)).toContain("open to more people");
    const hidden = await opened("for:co-chairs");
    await expect(card(hidden)).rejects.toThrow("0 cards");
    expect(await show(hidden)).toContain(`There is no discussion ${hidden}.`);
    expect(await comment(SG21, hidden, "So.")).toContain(`There is no discussion ${hidden}.`);
    expect(await house.types(SG21, "discussion list")).not.toContain(`${hidden} Terms`);
    expect(await position(CHAIR, hidden, "support")).toContain("Your position in discussion");
  });

  it("shows the newest version of the summary on its card, and to who asks the ones before it too", async () => {
    const one = await opened();
    for (const text of ["All agree.", "All but one agree."])
      await house.types(CHAIR, `discussion summarize discussion:${one} text:"${text}"`);
    expect(await show(one)).toContain("Summary, version 2: All but one agree.");
    expect(await house.types(CHAIR, `discussion summarize discussion:${one} text:"All but one agree."`)).toContain(
      `Version 2 of the summary of discussion ${one} says exactly that already; nothing is changed.`,
    );
    expect(await house.types(SG21, `discussion summarize discussion:${one} text:"So."`)).toContain("Only a co-chair");
    expect(await show(one)).toMatch(/Summary, version 1, by Co-chair, .*: All agree\./);
    expect(JSON.stringify(await card(one))).not.toContain("All agree.");
  });

  it("is concluded without a call in a co-chair's words, with who took which position", async () => {
    const one = await opened();
    await position(ETSI, one, "support");
    await position(SG21, one, 'object reason:"Duty 3 is missing."');
    await comment(ETSI, one, "So.");
    const form = formOf(await house.chat.ask(CHAIR, { text: `discussion conclude discussion:${one}` }));
    expect(form.fields.find(({ name }) => name === "outcome")?.required).toBe(true);
    const said = await house.types(CHAIR, `discussion conclude discussion:${one} outcome:"It goes to meeting 2."`);
    expect(said).toContain("Outcome: It goes to meeting 2.");
    expect(said).toContain("3 organizations could take a position, 2 did, and 1 comment was recorded.");
    expect(said).toContain("In support: ETSI. Objected: ITU-T SG21. No answer: ITU-T SG17.");
    await house.house.settle();
    const told = house.chat.in("plenary").findLast(({ text }) => text.startsWith(`Discussion ${one} is concluded`));
    expect(told?.text).toContain("It goes to meeting 2.");
    expect(told?.text).toContain('ITU-T SG21 objected: "Duty 3 is missing."');
    expect(await comment(ETSI, one, "More.")).toContain(`Discussion ${one} was concluded on`);
    expect((await card(one)).parts.at(-1)).toMatchObject({ options: [{ label: "Show all" }] });
  });

  it("lets people change and delete what they said by command, and every copy follows", async () => {
    const one = await opened();
    await card(one);
    const at = cardHeaded(house.chat, "drafting", `Discussion ${one}`);
    const under = house.chat.fake.in("drafting").find(({ view }) => view === at)?.id ?? "";
    const own = (verb: string, words: string, who = ETSI) =>
      house.types(who, `discussion ${verb} discussion:${one} ${words}`);
    const offered = async (who: string) => (await house.types(who, "help discussion")).includes("discussion delete");
    await comment(ETSI, one, "Duty 3 is wrong.");
    expect([await offered(ETSI), await offered("Passer-by")]).toEqual([true, false]);
    await house.chat.writes(SG21, "Written here.", { room: "drafting", thread: under });
    expect(await own("edit", 'comment:1 text:"Duty 4 is wrong."')).toContain(
      "is changed in the record and in every room",
    );
    expect(await own("edit", 'comment:1 text:"Duty 4 is wrong."')).toContain("says exactly that already");
    await house.house.settle();
    const copy = () => house.chat.inThread("drafting", under)[1]?.text;
    expect(copy()).toBe("ETSI representative (ETSI), on fake: Duty 4 is wrong. (edited)");
    expect(await own("edit", 'comment:1 text:"So."', SG21)).toContain("Comment 1 of discussion");
    expect(await own("delete", "comment:1", SG21)).toContain("Only its author can change or delete it.");
    expect(await own("delete", "comment:9")).toContain(`There is no comment 9 in discussion ${one}.`);
    for (const verb of ["delete", "edit"])
      expect(await own(verb, `comment:2 ${verb === "edit" ? 'text:"So."' : ""}`, SG21)).toContain(
        `You wrote comment 2 in the thread in drafting, on fake.\nPlease ${verb} your message there`,
      );
    const form = formOf(await house.chat.ask(ETSI, { text: `discussion edit discussion:${one} comment:1` }));
    expect(form.values.text).toBe("Duty 4 is wrong.");
    await house.types(CHAIR, `discussion conclude discussion:${one} outcome:"So."`);
    expect(await own("edit", 'comment:1 text:"Late."')).toContain("You can still delete it:");
    await house.types(CHAIR, 'member end member:"ETSI representative"');
    expect(await own("delete", "comment:1")).toContain("its text is gone from the record");
    expect(await own("delete", "comment:1")).toContain("is deleted already");
    await house.house.settle();
    expect(copy()).toBe("ETSI representative (ETSI), on fake: (deleted)");
    expect(await show(one)).toMatch(/Comment 1 ETSI representative \(ETSI\), .*: \(deleted\)/);
    expect(await house.rows(sql`select text from comment where text like '%Duty 4%'`)).toEqual([]);
  });

  it("loses the words of who asks to be forgotten, and keeps their number", async () => {
    const one = await opened();
    await house.seated("Leaver", "ITU-T SG20");
    await comment("Leaver", one, "Mine alone.");
    const call = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    await house.chat.ask("Leaver", { call });
    const shown = await show(one);
    expect(shown).not.toContain("Mine alone.");
    expect(shown).toMatch(/Comment 1 a former member .*: \(removed with its author\)/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { appendPosts } from "#db/queries/work.ts";
import { messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("taking part", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
  });
  afterAll(() => house.stop());

  const member = async (who: string) =>
    (
      await house.rows(
        sql`select m.number::int, m.category, o.name as organization, m.confirmed_at is not null as confirmed from member m join person p on p.id = m.person_id join organization o on o.id = m.organization_id where p.name = ${who} and m.ended_at is null`,
      )
    )[0];

  it("is a claim until it is confirmed; registering again says so and changes nothing", async () => {
    expect(await house.joins("SG21 representative", "ITU-T SG21")).toContain(
      "You are registered as member 1: ITU-T SG21, Study group representative.",
    );
    expect(await house.joins("SG21 representative", "itu-t  sg21")).toContain(
      "You are registered already as member 1: ITU-T SG21",
    );
    expect(await member("SG21 representative")).toEqual({
      number: 1,
      category: "sg-representative",
      organization: "ITU-T SG21",
      confirmed: false,
    });
    expect(await house.rows(sql`select count(*)::int as n from organization`)).toEqual([{ n: 1 }]);
  });

  it("for another organization or in another category is a claim again; a new address is not", async () => {
    await house.seated("Wanderer", "ETSI", "sdo-representative");
    const again = (words: string) => house.types("Wanderer", `register ${words}`);
    expect(await again("organization:ETSI category:sdo-representative country:France email:new@example.org")).toContain(
      "Your registration is changed as member 2",
    );
    expect((await member("Wanderer"))?.confirmed).toBe(true);
    const asked = await house.chat.ask("Wanderer", {
      text: "register organization:IEEE category:sdo-representative country:FR email:new@example.org",
    });
    expect(textOf(asked)).toContain("Nothing is changed yet. You are confirmed for ETSI");
    expect((await member("Wanderer"))?.confirmed).toBe(true);
    expect(await house.presses("Wanderer", "Register anew", messageOf(asked))).toContain(
      "has to confirm your affiliation",
    );
    expect((await member("Wanderer"))?.confirmed).toBe(false);
    const poll = await house.types("Wanderer", "poll list");
    expect(poll).not.toContain("went wrong");
  });

  it.each([
    ["category:king country:KR email:a@example.org", 'There is no category "king".'],
    ["category:academia country:Atlantis email:a@example.org", '"Atlantis" is not a country.'],
    ["category:academia country:Korea email:a@example.org", "Did you mean North Korea: KP; South Korea: KR?"],
    ["category:academia country:Koreaa email:a@example.org", "Did you mean North Korea: KP; South Korea: KR?"],
    ["category:king country:Korea email:a@example.org", 'There is no category "king". "Korea" is not a country.'],
    ["category:king country:KR email:nobody", String.raw`There is no category \"king\".`],
    ["category:academia country:KR email:nobody", "E-mail is not an address such as name@example.org."],
  ])("with %s is refused in words", async (words, refusal) => {
    expect(await house.types("Stranger", `register organization:X ${words}`)).toContain(refusal);
    expect(await member("Stranger")).toBeUndefined();
  });

  it("is confirmed by officers and designated representatives only, never by oneself or a colleague", async () => {
    await house.seated("Head", "Example Telecom", "sector-member");
    await house.joins("Colleague", "Example Telecom", "sector-member");
    const confirms = (who: string, whom = "Colleague") => house.types(who, `member confirm member:"${whom}"`);
    expect(await confirms("Passer-by")).toContain("Only members of this activity");
    expect(await confirms("Head")).toContain(
      "Only the secretariat, a co-chair or the designated representative of Example Telecom",
    );
    expect(await confirms("Colleague")).toContain("You cannot confirm yourself.");
    await house.rows(
      sql`update organization set representative_id = (select id from person where name = 'Head') where name = 'Example Telecom'`,
    );
    expect(await confirms("Head")).toContain("Colleague (member");
    expect(await confirms(CHAIR)).toContain("is confirmed already");
    await house.house.settle();
    expect(
      house.chat
        .inbox("Colleague")
        .filter((one) => one.text.includes("Your affiliation with Example Telecom is confirmed")),
    ).toHaveLength(1);
  });

  it("in a category that gives a power or needs an approval is let in by officers only", async () => {
    for (const [who, category] of [
      ["Second chair", "co-chair"],
      ["Expert", "invited-expert"],
    ] as const) {
      await house.joins(who, "Example Telecom", category);
      expect(await house.types("Head", `member confirm member:"${who}"`)).toContain(
        "Only a co-chair or the secretariat can",
      );
    }
    expect(await house.types("Second chair", "room bind visibility:members")).toContain(
      "Only a co-chair or the secretariat",
    );
    expect(await house.confirms(CHAIR, "Second chair")).toContain(
      "Second chair is now co-chair of JCA-MV and has every power of that role.",
    );
    expect(await house.types("Second chair", "room bind visibility:members", { room: "second" })).toContain(
      "now serves",
    );
    await house.joins(CHAIR, "TSB", "secretariat");
    expect(await house.types(CHAIR, `member confirm member:"${CHAIR}"`)).toContain(
      "You cannot give this role to yourself.",
    );
  });

  it("names who is meant: by number exactly, by words when only one fits", async () => {
    expect(await house.types(CHAIR, "member confirm member:999")).toContain('There is no member "999".');
    await house.types("Numbered", "register organization:Numbers category:academia country:KR email:a999@example.org");
    expect(await house.types(CHAIR, "member confirm member:999")).toContain('There is no member "999".');
    expect(await house.types(CHAIR, 'member confirm member:"Example Telecom"')).toContain("fits several members");
    expect(await house.types(CHAIR, "member confirm member:100%")).toContain("There is no member");
    expect(await house.types(CHAIR, "member confirm member:numbers")).toContain("is confirmed for Numbers");
  });

  it("by two officers confirming at once is confirmed once", async () => {
    await house.joins("Twice", "IETF", "sdo-representative");
    const said = await Promise.all(
      [CHAIR, "Second chair", CHAIR].map((who) => house.types(who, "member confirm member:Twice")),
    );
    expect(said.filter((text) => text.includes("is confirmed for"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("already"))).toHaveLength(2);
  });

  it("for another organization, no more or forgotten may leave one without a voter, which is said before and to the officers", async () => {
    const told = async (who = CHAIR) => {
      await house.house.settle();
      return house.chat
        .inbox(who)
        .map(({ text }) => text.split("\n")[0])
        .filter((text) => text?.startsWith("OGC has nobody who can vote"));
    };
    for (const who of ["Wanderer of OGC", "Leaver of OGC"]) await house.seated(who, "OGC", "sdo-representative");
    const poll = await house.opens("per:organization");
    const later = 'per:organization eligible:named named:OGC opens:"in 3 days" closes:"in 9 days"';
    expect(await house.types(CHAIR, `poll open question:"Later?" options:"A; B" ${later}`)).toContain("opens on");
    const moves = { text: "register organization:IEEE category:sdo-representative country:FR email:w@example.org" };
    const asked = await house.chat.ask("Wanderer of OGC", moves);
    expect(textOf(asked)).not.toContain("nobody who can vote");
    expect(await house.types(CHAIR, 'member end member:"Leaver of OGC"')).not.toContain("nobody who can vote");
    expect(await told("Second chair")).toEqual([]);
    const again = await house.chat.ask("Wanderer of OGC", moves);
    expect(textOf(again)).toContain("OGC would then have nobody who can vote for it.");
    await house.presses("Wanderer of OGC", "Register anew", messageOf(again));
    const owes = `It has not answered in poll ${poll}.`;
    const moved = `OGC has nobody who can vote for it now. Wanderer of OGC is registered for IEEE now. ${owes}`;
    expect(await told()).toEqual([moved]);
    const [about] = await house.rows(sql`select m.id as member, a.id as "accountId", a.person_id as person
      from member m join person p on p.id = m.person_id, account a
      where p.name = 'Wanderer of OGC' and m.ended_at is not null and a.name = ${CHAIR}`);
    const { member: id, accountId, person } = z.record(z.string(), z.coerce.number()).parse(about);
    const waits = [{ accountId: accountId ?? 0, about: { member: id ?? 0, person: person ?? 0 } }];
    await appendPosts(house.database.db, {
      activityId: 1,
      notice: "link no voter",
      runAt: house.clock.now(),
      to: waits,
    });
    await house.forward(house.clock.now().toString());
    expect(await told(), "what waited under its former name when the program was renewed").toEqual([moved, moved]);
    await house.seated("Last of OGC", "OGC", "sdo-representative");
    await house.house.settle();
    expect(house.chat.inbox("Last of OGC").at(-1)?.text).toContain(
      `OGC has not answered in poll ${poll}: you can answer for it.`,
    );
    expect(await house.types(CHAIR, 'member end member:"Last of OGC"')).toContain(
      `OGC has nobody who can vote for it now. ${owes} Somebody else who is registered for OGC and confirmed`,
    );
    expect(await told("Second chair")).toEqual([
      moved,
      `OGC has nobody who can vote for it now. Last of OGC no longer takes part. ${owes}`,
    ]);
    await house.seated("Shy of OGC", "OGC", "sdo-representative");
    const said = await house.types(CHAIR, 'poll open question:"Approve it?" kind:approve closes:"in 14 days"');
    const proposal = /^Poll (\d+)/.exec(said)?.[1];
    await house.types("Shy of OGC", `poll vote poll:${proposal} choice:object reason:"Item 4 is missing."`);
    const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    await house.chat.ask("Shy of OGC", { call: forget });
    expect((await told()).at(-1)).toBe(
      `OGC has nobody who can vote for it now. A former member no longer takes part. ${owes}`,
    );
    const answers = (text: string) => house.types(CHAIR, `poll answer poll:${proposal} objection:1 text:"${text}"`);
    expect(await answers("It is there.")).toContain(
      "Nobody who answers for OGC now can be told, so it stands until a co-chair resolves it and says how.",
    );
    await house.seated("Heir of OGC", "OGC", "sdo-representative");
    expect(await answers("It is number 5.")).toContain("OGC will be told, and can withdraw it.");
    await house.house.settle();
    const toHeir = house.chat.viewsIn("@heir-of-ogc").at(-1);
    expect(JSON.stringify(toHeir?.parts)).toContain("You receive this because you answer for OGC.");
    if (toHeir) expect(await house.presses("Heir of OGC", "Withdraw the objection", toHeir)).toContain("is withdrawn");
    await house.types(CHAIR, `poll close poll:${poll}`);
  });

  it("keeps the spelling by which an organization is known: of the charter, or of one that is there", async () => {
    const joined = (organization: string, category?: string) => house.joins("Speller", organization, category);
    expect(await joined("itu t sg-21")).toContain(": ITU-T SG21, Study group representative.");
    expect(await joined("etsi", "sdo-representative")).toContain(": ETSI, Standards body representative.");
    expect(await joined("European telecommunications standards institute", "sdo-representative")).toContain(": ETSI,");
    expect(await joined("iso/iec jtc1", "sdo-representative")).toContain(": ISO/IEC JTC 1,");
    expect(await joined("Some  forum", "forum-representative")).toContain(": Some forum,");
    await expect(member("Speller")).resolves.toMatchObject({ organization: "Some forum" });
  });
});

describe("the claim code", () => {
  it("works once, spelled any way, for either role, and a wrong one does not use it up", async () => {
    const house = await openAssembly({ kind: "postgres", rooms: [] });
    const code = house.claimCode();
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await house.types("Late", `activity claim code:${code}`)).toContain("This activity has no open claim code");
    await house.rows(sql`update claim_code set used_by = null`);
    await house.rows(sql`delete from role`);
    expect(await house.types("Guesser", "activity claim code:AAAA-BBBB-CCCC")).toContain("This is not the code.");
    const spelled = code.toLowerCase().replaceAll("-", " ");
    const said = await Promise.all(
      ["A", "B", "C"].map((who) => house.types(who, `activity claim code:"${spelled}" as:secretariat`)),
    );
    expect(said.filter((text) => text.includes("You are now secretariat"))).toHaveLength(1);
    expect(await house.rows(sql`select role from role`)).toEqual([{ role: "secretariat" }]);
    expect(await house.rows(sql`select 1 from claim_code where hash like ${`%${code.replaceAll("-", "")}%`}`)).toEqual(
      [],
    );
    await house.stop();
  });
});

describe("reminders to oneself", () => {
  it("come once at their time, are listed and cancelled by their owner alone", async () => {
    const house = await openAssembly({ kind: "postgres" });
    expect(await house.types("Rapporteur", 'remind me about:"Send the draft" at:"in 2 days"')).toContain(
      "Reminder 1 will be sent to you",
    );
    await house.types("Rapporteur", 'remind me about:"Call SG17" at:"in 3 days"');
    expect(await house.types(CHAIR, "remind list")).toContain("You have no reminders");
    expect(await house.types(CHAIR, "remind cancel reminder:1")).toBe(
      await house.types(CHAIR, "remind cancel reminder:77").then((text) => text.replace("77", "1")),
    );
    expect(await house.types("Rapporteur", "remind list")).toContain("2 reminders set by you");
    expect(await house.types("Rapporteur", "remind cancel reminder:2")).toContain("Reminder 2 is cancelled: Call SG17");
    expect(await house.types("Rapporteur", "remind cancel reminder:2")).toContain("was cancelled already");
    expect(await house.types("Rapporteur", 'remind me about:"Too late" at:yesterday')).toContain("is already over");
    await house.forward("2025-07-05T05:59:59Z");
    expect(house.chat.inbox("Rapporteur")).toEqual([]);
    await house.forward("2025-07-10T06:00:00Z");
    expect(house.chat.inbox("Rapporteur").map((one) => one.text.split("\n")[0])).toEqual(["Reminder: Send the draft"]);
    expect(await house.types("Rapporteur", "remind cancel reminder:1")).toContain("was sent already");
    await house.stop();
  });
});

describe("a poll that cannot be opened", () => {
  it("says why: nobody can vote, options that are too few, too many, too long or the same, bounds, an end that is over", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const opens = (options: string, more = "") =>
      house.types(CHAIR, `poll open question:Q options:"${options}" closes:"in 2 days" ${more}`);
    expect(await opens("A; B")).toContain("no member who counts is confirmed yet");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    expect(await opens("A")).toContain("at least two options");
    expect(await opens(Array.from({ length: 26 }, (_, n) => `O${n}`).join(";"))).toContain(
      "at most 25 options; these are 26",
    );
    expect(await opens(`A; ${"b".repeat(76)}`)).toContain("has 76 characters");
    expect(await opens("Yes; yes")).toContain('"yes" is there twice');
    expect(await opens("A; B", "kind:multiple most:3")).toContain("nobody can choose 3");
    expect(await opens("A; B", "most:2")).toContain("takes one option");
    expect(await house.types(CHAIR, 'poll open question:Q options:"A; B" closes:2025-07-02')).toContain("already over");
    expect(
      await house.types("ETSI representative", 'poll open question:Q options:"A; B" closes:"in 2 days"'),
    ).toContain(`Only a co-chair can use "poll open".\nAsk ${CHAIR}.`);
    expect(await house.rows(sql`select 1 from poll`)).toEqual([]);
    expect(await house.opens("", Array.from({ length: 25 }, (_, n) => `O${n}`).join(";"))).toBe(1);
    await house.stop();
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "#core/contract/problem.ts";
import { readQuiet } from "#core/services/profile/read-quiet.ts";
import { readZone } from "#core/services/profile/read-zone.ts";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("a profile", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
  });
  afterAll(() => house.stop());

  const types = (words: string, who = "SG21 representative") => house.types(who, `profile ${words}`);

  it("says what is kept, with the activity's own where nothing was said", async () => {
    const before = await types("show");
    expect(before).toContain("Name: SG21 representative");
    expect(before).toContain("Accounts: SG21 representative on fake (sg21-representative)");
    expect(before).toContain("Time zone: Europe/Zurich (that of JCA-MV)");
    expect(before).toContain("Quiet hours: 22:00 to 07:00 (those of JCA-MV)");
    expect(before).toContain("Digest: off");
    expect(before).toContain("JCA-MV: not registered");
    expect(await types("edit email:new@example.org")).toContain("You are not registered in JCA-MV");
    await house.seated("SG21 representative", "ITU-T SG21");
    expect(await types("edit email:new@example.org employer:ETRI zone:tokyo quiet:21:30-8")).toContain("is changed");
    expect(await types("digest every:weekly hour:9")).toContain("You get a digest every Monday at 09:00 (Asia/Tokyo).");
    const after = await types("show");
    for (const words of [
      "Time zone: Asia/Tokyo",
      "Quiet hours: 21:30 to 08:00",
      "every Monday at 09:00",
      "E-mail: new@example.org",
      "Works for: ETRI",
      "JCA-MV: member 1: ITU-T SG21, Study group representative; confirmed",
      "Your e-mail address is shown to you and the officers of this activity.",
    ])
      expect(after).toContain(words);
  });

  it("has the zone in which one's own reminders are said and listed", async () => {
    await house.types("SG21 representative", 'remind me about:"Read it" at:"tomorrow 09:00"');
    expect(await house.types("SG21 representative", "remind list")).toContain("09:00 Tokyo time — Read it");
  });

  it.each([
    ["edit", "Nothing was said that would change."],
    ["edit zone:Atlantis", '"Atlantis" is not a time zone'],
    ["edit quiet:late", '"late" are not quiet hours.'],
    ["edit email:nobody", "is not an address"],
    ["digest every:daily hour:24", "is a whole number from 0 to 23"],
  ])("%s is refused in words", async (words, refusal) => {
    expect(await types(words)).toContain(refusal);
  });

  it("keeps the name one gave oneself when the platform's changes; else the platform's is taken over", async () => {
    const nameOf = async (id: string) =>
      (
        await house.rows(sql`select p.name from person p join account a on a.person_id = p.id where a.account = ${id}`)
      )[0]?.name;
    await house.types("Ordinary", "help");
    await types('edit name:"Delegate of SG21"');
    for (const who of ["SG21 REPRESENTATIVE", "ORDINARY"]) await house.types(who, "help");
    expect(await nameOf("sg21-representative")).toBe("Delegate of SG21");
    expect(await nameOf("ordinary")).toBe("ORDINARY");
    expect(await house.types(CHAIR, "member list")).toContain("Delegate of SG21");
  });

  it("is exported without the address or the words of those whom one confirmed or answered", async () => {
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.types(CHAIR, 'organization designate organization:ETSI member:"ETSI representative"');
    await house.joins("Colleague", "ETSI", "sdo-representative");
    expect(await house.types("ETSI representative", "member confirm member:Colleague")).toContain("is confirmed");
    const opened = await house.types(CHAIR, 'poll open question:"So?" kind:approve per:person');
    const poll = /^Poll (\d+)/.exec(opened)?.[1];
    await house.types("Colleague", `poll vote poll:${poll} choice:object reason:"Item 4 is missing."`);
    await house.types(CHAIR, `poll answer poll:${poll} objection:1 text:"It was added."`);
    const exported = async (who: string) => fileOf(await house.chat.ask(who, { text: "profile export" })).text;
    const ofRepresentative = await exported("ETSI representative");
    expect(ofRepresentative).toContain("etsi.representative@example.org");
    expect(ofRepresentative).not.toContain("colleague@example.org");
    const ofChair = await exported(CHAIR);
    expect(ofChair).toContain("It was added.");
    expect(ofChair).not.toMatch(/Item 4 is missing|@example\.org/);
    expect(await exported("Colleague")).toMatch(/Item 4 is missing/);
  });
});

describe("what people write", () => {
  const two = fc.integer({ min: 0, max: 23 });
  const minute = fc.integer({ min: 0, max: 59 });
  const clock = (hour: number, at: number) => `${String(hour).padStart(2, "0")}:${String(at).padStart(2, "0")}`;

  it("as quiet hours comes back as two times of day, and everything else is refused", () => {
    fc.assert(
      fc.property(two, minute, two, minute, fc.constantFrom("-", " – ", " to "), (a, b, c, d, apart) => {
        expect(readQuiet(`${a}:${String(b).padStart(2, "0")}${apart}${clock(c, d)}`)).toEqual({
          quietFrom: clock(a, b),
          quietUntil: clock(c, d),
        });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (said) => {
        try {
          const { quietFrom } = readQuiet(said);
          if (quietFrom !== null) expect(quietFrom).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it("as a time zone is one that times can be shown in", () => {
    for (const [said, zone] of [
      ["europe/zurich", "Europe/Zurich"],
      ["Lord Howe", "Australia/Lord_Howe"],
      ["UTC", "UTC"],
      ["default", null],
    ] as const)
      expect(readZone(said)).toBe(zone);
    expect(() => readZone("+02:00")).toThrow(Problem);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, messageOf } from "../dispatch/direct-chat.ts";
import { BOTH } from "../support/databases.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const rolesOf = async (house: Assembly, who: string) =>
  (await house.rows(sql`select role from role join person p on p.id = person_id where p.name = ${who}`)).map(
    (row) => row.role,
  );

const appoints = (house: Assembly, who: string, role: string) =>
  house.rows(
    sql`insert into role (activity_id, person_id, role, since) select 1, id, ${role}, now() from person where name = ${who}`,
  );

describe.each(BOTH)("a claim on the %s database", (kind) => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind });
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
    await house.house.settle();
  });
  afterAll(() => house.stop());

  const newestRequest = () => {
    const view = house.chat.viewsIn("@tsb-secretariat").at(-1);
    if (!view) throw new Error("nobody waits");
    return view;
  };

  it("that changed since the button was made is not confirmed by it; what it says now is shown", async () => {
    await house.joins("Newcomer", "Example Telecom", "vertical");
    await house.house.settle();
    const button = newestRequest();
    await house.joins("Newcomer", "Example Telecom", "co-chair");
    const said = await house.presses("TSB secretariat", "Confirm", button);
    expect(said).toContain("Nothing was confirmed");
    expect(said).toContain("It now says Example Telecom, Co-chair.");
    expect(said).toContain("Newcomer would become co-chair of JCA-MV.");
    expect(await rolesOf(house, "Newcomer")).toEqual([]);
    await house.joins("Newcomer", "Example Telecom", "vertical");
    expect(await house.presses("TSB secretariat", "Confirm", button)).toContain("is confirmed for Example Telecom");
    expect(await rolesOf(house, "Newcomer")).toEqual([]);
  });

  it("to a power is confirmed only after a question that names the power, and the new holder is told of it", async () => {
    await house.joins("Second chair", "Example Telecom", "co-chair");
    await house.house.settle();
    const button = newestRequest();
    expect(buttonsOf(button)[0]?.confirm).toEqual("Second chair becomes co-chair of JCA-MV. Confirm?");
    expect(await house.presses("TSB secretariat", "Confirm", button)).toContain(
      "Second chair is now co-chair of JCA-MV and has every power of that role.",
    );
    await house.house.settle();
    const told = house.chat.inbox("Second chair").at(-1)?.text;
    expect(told).toContain("You are now co-chair of JCA-MV.");
    expect(told).not.toContain("without a vote");
  });

  it("to a membership alone is confirmed at once", async () => {
    await house.joins("ETSI representative", "ETSI", "sdo-representative");
    await house.house.settle();
    expect(buttonsOf(newestRequest())[0]).toMatchObject({ label: "Confirm" });
    expect(buttonsOf(newestRequest())[0]?.confirm).toBeUndefined();
  });

  it("to a power is not for a vice-chair to confirm, who is told who can", async () => {
    await house.seated("Vice-chair", "Example Telecom", "sector-member");
    await appoints(house, "Vice-chair", "vice-chair");
    await house.joins("Third chair", "Example Telecom", "co-chair");
    const said = await house.types("Vice-chair", 'member confirm member:"Third chair"');
    expect(said).toContain("Only a co-chair or the secretariat can appoint a co-chair.");
    expect(said).toContain("Please ask Co-chair or TSB secretariat or Second chair.");
    expect(await rolesOf(house, "Third chair")).toEqual([]);
    expect(await house.types("Vice-chair", 'member confirm member:"ETSI representative"')).toContain("is confirmed");
  });

  it("to a power that is typed is asked first: the button gives what was shown, and nothing else", async () => {
    await house.joins("Fourth chair", "Example Telecom", "co-chair");
    const shown = messageOf(await house.chat.ask(CHAIR, { text: 'member confirm member:"Fourth chair"' }));
    expect(shown.summary).toContain("Nothing is confirmed yet: Fourth chair (member");
    expect(shown.summary).toContain("Once confirmed, Fourth chair is co-chair of JCA-MV");
    expect(await rolesOf(house, "Fourth chair")).toEqual([]);
    await house.joins("Fourth chair", "Example Telecom", "vertical");
    await house.joins("Fourth chair", "Example University", "co-chair");
    expect(await house.presses(CHAIR, "Confirm", shown)).toContain("It now says Example University, Co-chair.");
    expect(await rolesOf(house, "Fourth chair")).toEqual([]);
    expect(await house.confirms(CHAIR, "Fourth chair")).toContain("Fourth chair is now co-chair of JCA-MV");
    expect(await rolesOf(house, "Fourth chair")).toEqual(["co-chair"]);
  });

  it("that needs an approval is not for a vice-chair to approve", async () => {
    await house.seated("Deputy", "Example Telecom", "sector-member");
    await appoints(house, "Deputy", "vice-chair");
    await house.joins("Expert", "Example Laboratory", "invited-expert");
    const said = await house.types("Deputy", "member approve member:Expert");
    expect(said).toContain('Only a co-chair or the secretariat can approve a member of the category "Invited expert".');
    expect(said).not.toMatch(/Please ask .*Vice-chair/);
    expect(await house.types(CHAIR, "member approve member:Expert")).toContain("is approved as Invited expert");
  });

  it("is found by the exact name among many alike, by the address for officers alone", async () => {
    await house.rows(sql`with people as (insert into person (name) select 'Diana ' || n from generate_series(1, 30) n returning id, name)
      insert into member (activity_id, number, person_id, organization_id, category, registered_at)
      select 1, 500 + row_number() over (), people.id, (select min(id) from organization), 'observer', now() from people`);
    await house.joins("Ana", "Example University", "academia");
    expect(await house.types(CHAIR, "member confirm member:ana")).toContain("Ana (member");
    expect(await house.types(CHAIR, "member confirm member:ana@example")).toContain("is confirmed already");
    expect(await house.types("Newcomer", "member confirm member:ana@example")).toContain("There is no member");
    const offered = (who: string) =>
      house.chat.completes(who, { activity: "jca-mv", command: "member show", args: {} }, "member", "ana@example");
    expect((await offered(CHAIR)).map((one) => one.label)).toEqual(["Ana, Example University"]);
    expect(await offered("Newcomer")).toEqual([]);
  });
});

describe("one's own affiliation", () => {
  it("is confirmed by somebody else, officers' too; the first officer hears how another one comes about", async () => {
    const house = await openAssembly({ kind: "postgres" });
    await house.joins(CHAIR, "Example Telecom", "sector-member");
    const confirms = () => house.types(CHAIR, `member confirm member:"${CHAIR}"`);
    const alone = await confirms();
    expect(alone).toContain("You cannot confirm yourself.");
    expect(alone).toContain("Nobody else can do this yet. Let a second person register as co-chair or secretariat");
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
    expect(await confirms()).toContain("Please ask TSB secretariat.");
    expect(await house.types("TSB secretariat", `member confirm member:"${CHAIR}"`)).toContain("is confirmed for");
    await house.stop();
  });
});

describe("registering many times at once", () => {
  it("makes one member, leaves no gap in the numbers and is never answered as a fault", async () => {
    const house = await openAssembly({ kind: "postgres" });
    await house.types("Hasty", "help");
    const said = await Promise.all(
      Array.from({ length: 8 }, (_, n) => house.joins("Hasty", n % 2 ? "IEEE" : "IETF", "sdo-representative")),
    );
    expect(said.filter((text) => text.includes("You are registered as member 1"))).toHaveLength(1);
    for (const text of said) expect(text).toContain("member 1");
    await house.joins("Calm", "IETF", "sdo-representative");
    expect(await house.rows(sql`select number::int from member where ended_at is null order by number`)).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    await house.stop();
  });

  it("never gives a power to a claim that was not the one confirmed", async () => {
    const house = await openAssembly({ kind: "postgres" });
    for (let round = 0; round < 5; round += 1) {
      const who = `Wavering ${round}`;
      await house.joins(who, "Example Telecom", "vertical");
      await house.house.settle();
      const button = house.chat.viewsIn("@co-chair").at(-1);
      if (!button) throw new Error("nobody waits");
      await Promise.all([house.joins(who, "Example Telecom", "co-chair"), house.presses(CHAIR, "Confirm", button)]);
      expect(await rolesOf(house, who)).toEqual([]);
    }
    await house.stop();
  });
});

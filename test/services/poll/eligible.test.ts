import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

describe("who can vote in a poll", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("SG21 contact", "ITU-T SG21", "sg-contact");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.rows(
      sql`update organization set representative_id = (select id from person where name = 'SG21 representative') where name = 'ITU-T SG21'`,
    );
  });
  afterAll(() => house.stop());
  const open = (words: string) => house.types(CHAIR, `poll open question:Q options:"A; B" closes:"in 3 days" ${words}`);
  const votes = (who: string, poll: number) => house.types(who, `poll vote poll:${poll} choice:1`);

  it("are the designated representatives, each or for their organization, where it says so", async () => {
    for (const per of ["person", "organization"]) {
      const poll = await house.opens(`eligible:representatives per:${per}`);
      expect(await votes("SG21 representative", poll)).toContain("is counted");
      const refused = await votes("ETSI representative", poll);
      expect(refused).toContain("it asks only designated representatives");
      expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain(
        "designated representatives alone are asked",
      );
    }
  });

  it("are those named, by number or name, persons or organizations", async () => {
    const persons = await house.opens('named:"1; ETSI representative"');
    expect(await votes("SG21 representative", persons)).toContain("is counted");
    expect(await votes("SG21 contact", persons)).toContain("it asks only those it names");
    const organizations = await house.opens('per:organization eligible:named named:"ETSI"');
    expect(await votes("ETSI representative", organizations)).toContain("The vote of ETSI");
    expect(await votes("SG21 representative", organizations)).toContain("it asks only those it names");
  });

  it("are named rightly or the poll is not opened", async () => {
    await house.joins("Claimant", "Example Telecom", "sector-member");
    expect(await open('named:"Nobody at all"')).toContain('There is no member "Nobody at all"');
    expect(await open("eligible:named")).toContain("Nobody is named");
    expect(await open('named:"Claimant; 1"')).toContain("only 1 has a vote");
    expect(await open('eligible:representatives named:"1"')).toContain("Names are for eligible:named");
    expect(await open("eligible:named named:1 late:yes")).toContain("takes those confirmed later");
    expect(await open("for:co-chairs eligible:representatives")).toContain("one vote to each officer");
    expect(await house.rows(sql`select 1 from poll where question = 'Q'`)).toEqual([]);
  });

  it("are those confirmed later only where it says so, while it is open, in categories that count", async () => {
    const [early, late, over] = [await house.opens(), await house.opens("late:yes"), await house.opens("late:yes")];
    const organizations = await house.opens("late:yes per:organization");
    await house.types(CHAIR, `poll close poll:${over}`);
    await house.seated("Late delegate", "Example Late", "sector-member");
    await house.seated("Late observer", "Example Watch", "vertical");
    await house.seated("SG21 colleague", "ITU-T SG21", "sg-contact");
    const seats = async (number: number) =>
      (await house.rows(sql`select 1 from seat join poll using (box_id) where number = ${number}`)).length;
    expect([await seats(early), await seats(late), await seats(over), await seats(organizations)]).toEqual([
      3, 5, 3, 3,
    ]);
    expect(await votes("Late delegate", early)).toContain("it was opened before you had a vote");
    expect(await votes("Late delegate", late)).toContain("is counted");
    await house.house.settle();
    expect(await house.types(CHAIR, `poll show poll:${late}`)).toContain("1 of 5 members has voted");
  });
});

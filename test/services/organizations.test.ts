import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("organizations", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("SG21 contact", "ITU-T SG21", "sg-contact");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.seated("Telecom delegate", "Example Telecom", "sector-member");
  });
  afterAll(() => house.stop());

  const exported = async (who: string, list: string) =>
    fileOf(await house.chat.ask(who, { text: `organization export list:${list}` }));

  it("stand in one of two lists after the category of whoever registers, or in neither", async () => {
    const listed = await house.types("ETSI representative", "organization list");
    expect(listed).toMatch(/ITU groups\n.*ITU-T SG21 — no designated representative, 2 confirmed members/);
    expect(listed).toMatch(/Outside bodies\n.*ETSI — no designated representative, 1 confirmed member/);
    expect(listed).toMatch(/Other organizations\n.*Example Telecom/);
    expect(listed).toContain(
      "Nobody has registered yet for these outside bodies: ISO; IEC; ISO/IEC JTC 1; 3GPP; IEEE; IETF; MSF; Open source communities.",
    );
    expect(listed).toMatch(/Nobody has registered yet for these ITU groups: TSAG; ITU-T SG2; .*ITU-T SG20\./);
    expect(await house.types("ETSI representative", "organization list list:itu-group")).not.toContain(
      "outside bodies:",
    );
    expect(await house.types("Passer-by", "organization list")).toContain("Only members of this activity");
  });

  it("are added and edited by officers; a name is used once, whatever its case", async () => {
    const types = (words: string, who = CHAIR) => house.types(who, `organization ${words}`);
    expect(await types("add name:W3C list:outside-body", "ETSI representative")).toContain(
      "Only a co-chair or the secretariat",
    );
    expect(await types("add name:W3C list:outside-body country:US")).toContain("W3C is on the list.");
    expect(await types("add name:w3c")).toContain("There is an organization W3C already.");
    expect(await types("add name:tsag"), "as the charter spells it").toContain("TSAG is on the list.");
    expect(await types("add name:et-si"), "as it is spelled here").toContain("There is an organization ETSI already.");
    expect(await types('edit organization:w3c name:"World Wide Web Consortium"')).toContain(
      "W3C is now called World Wide Web Consortium.",
    );
    expect(await types("edit organization:consortium name:ETSI")).toContain("There is an organization ETSI already.");
    expect(await types("edit organization:consortium")).toContain("Nothing was said that would change");
    expect(await types("edit organization:consortium list:outside-body country:us")).toContain("like that already.");
    expect(await types("edit organization:itu-t body:ITU-T group:SG21")).toContain("ITU-T SG21 is changed.");
    expect(await types("edit organization:nobody body:X")).toContain('There is no organization "nobody".');
    expect(await types("edit organization:e body:X")).toContain("fits several organizations");
  });

  it("have one designated representative, who alone answers for their seat and confirms colleagues", async () => {
    const poll = await house.opens("per:organization");
    const votes = (who: string, choice: number) => house.types(who, `poll vote poll:${poll} choice:${choice}`);
    expect(await votes("SG21 contact", 1)).toContain("The vote of ITU-T SG21");
    const designates = (words: string) => house.types(CHAIR, `organization designate ${words}`);
    expect(await designates('organization:"ITU-T SG21" member:"SG21 representative" document:TD-7')).toContain(
      "SG21 representative represents ITU-T SG21 from now on",
    );
    expect(await votes("SG21 contact", 2)).toContain("is represented by another person");
    expect(await votes("SG21 representative", 2)).toContain("is changed: Object");
    await house.joins("SG21 newcomer", "ITU-T SG21");
    await house.house.settle();
    expect(house.chat.inbox("SG21 representative").at(-1)?.text).toContain("SG21 newcomer registered for ITU-T SG21");
    expect(house.chat.inbox("SG21 representative").at(-1)?.text).not.toContain("@example.org");
    expect(await designates('organization:"ITU-T SG21" member:"SG21 newcomer"')).toContain("SG21 newcomer represents");
    await house.house.settle();
    expect(house.chat.inbox("SG21 representative").at(-1)?.text).toContain(
      "You are no longer the designated representative",
    );
    expect(house.chat.inbox("SG21 newcomer").at(-1)?.text).toContain(
      "You are now the designated representative of ITU-T SG21",
    );
    expect(await votes("SG21 representative", 1)).toContain("is represented by another person");
  });

  it("are represented only by somebody of theirs who counts, until that affiliation ends", async () => {
    const designates = (words: string) => house.types(CHAIR, `organization designate ${words}`);
    expect(await designates('organization:ETSI member:"Telecom delegate"')).toContain(
      "is registered for Example Telecom, not for ETSI",
    );
    await house.joins("ETSI observer", "ETSI", "vertical");
    expect(await designates('organization:ETSI member:"ETSI observer"')).toContain("which has no vote");
    expect(await designates("organization:ETSI")).toContain("Nobody was named.");
    expect(await designates("organization:ETSI end:yes")).toContain("has no designated representative");
    await designates('organization:ETSI member:"ETSI representative"');
    expect(await designates('organization:ETSI member:"ETSI representative"')).toContain("represents ETSI already");
    await house.types(CHAIR, 'member end member:"ETSI representative"');
    expect(await house.rows(sql`select representative_id from organization where name = 'ETSI'`)).toEqual([
      { representative_id: null },
    ]);
  });

  it("are exported as two lists with the contact columns; bodies without a contact have a row", async () => {
    const groups = await exported(CHAIR, "itu-group");
    expect(groups.name).toBe("jca-mv-itu-groups.csv");
    expect(groups.text).toContain(
      "ITU-T,SG21,Study group representative,SG21 newcomer,ITU-T SG21,KR,sg21.newcomer@example.org,main,2025-07-03,,\r\n",
    );
    expect(groups.text).toContain(
      "ITU-T,SG21,Study group contact,SG21 contact,ITU-T SG21,KR,sg21.contact@example.org,alternate,2025-07-03,,\r\n",
    );
    expect(groups.text).not.toContain("Telecom");
    expect(groups.text, "a group of the charter").toContain("ITU-T,SG13,,,,,,,,,\r\n");
    expect(groups.text.match(/^ITU-T,SG21,/gm)).toHaveLength(3);
    const bodies = await exported("Telecom delegate", "outside-body");
    expect(bodies.name).toBe("jca-mv-outside-bodies.csv");
    expect(bodies.text).toContain("World Wide Web Consortium,,,,,US,,,,,\r\n");
    expect(bodies.text).toContain("ISO/IEC JTC 1,,,,,,,,,,\r\n");
    expect(bodies.text).not.toContain("SG21");
    expect(bodies.text).not.toContain("@example.org");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

describe("the roadmap", () => {
  let house: Assembly;
  const says = (words: string, who = CHAIR) => house.types(who, `roadmap ${words}`);
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.joins("Claimant", "Khronos", "forum-representative");
    expect(
      await says(
        'add body:ITU-T group:SG21 number:"F.748.15 (03/2022)" title:"Framework and metrics for digital human application systems" topic:"digital humans" type:Recommendation status:published date:2022-03-16 link:https://example.org/f contact:"SG21 representative"',
      ),
    ).toContain("Entry 1 is in the roadmap: F.748.15 (03/2022), Framework and metrics for digital human");
    await says(
      'add body:ETSI title:"Avatar formats" status:draft date:"Jul 2026" contact:"A. Person <a.person@example.org>"',
    );
    await says('add body:Khronos title:"glTF extension: character" topic:avatars');
  });
  afterAll(() => house.stop());

  it("shows an entry with everything that was said of it", async () => {
    const shown = await says("show entry:1", "ETSI representative");
    for (const fact of [
      "Roadmap entry 1",
      "Body: ITU-T SG21",
      "Number: F.748.15 (03/2022)",
      "Status: published 2022-03-16",
      "Contact: SG21 representative",
      "Last verified: Thu 3 Jul 2025",
    ])
      expect(shown).toContain(fact);
    expect(await says("show entry:9")).toContain("There is no entry 9 in the roadmap.");
  });

  it("keeps the address of a contact who is no member back from whoever does not see those of members", async () => {
    expect(await says("show entry:2")).toContain("Contact: A. Person, a.person@example.org");
    expect(await says("show entry:2", "SG21 representative")).toContain("Contact: A. Person, address kept back");
    const chair = fileOf(await house.chat.ask(CHAIR, { text: "roadmap export" }));
    expect(chair.text).toContain("a.person@example.org");
    const member = fileOf(await house.chat.ask("SG21 representative", { text: "roadmap export" }));
    expect(member.text).not.toContain("a.person@example.org");
    expect(member.text).toContain("Entry,Topic,Body,Group,Number,Title,Type,Status,Date,Edition,Link,Contact,E-mail,");
  });

  it("is kept by officers, by contacts and by confirmed members who speak for the body", async () => {
    expect(await says("edit entry:1 status:withdrawn", "ETSI representative")).toContain("is kept by its contact");
    expect(await says("edit entry:3 status:draft", "Claimant")).toContain("is kept by its contact");
    expect(await says("edit entry:1 status:draft", "SG21 representative")).toContain("Entry 1 is changed");
    expect(await says("edit entry:2 topic:avatars", "ETSI representative")).toContain("Entry 2 is changed");
    expect(await says('add body:ETSI title:"Haptics"', "ETSI representative")).toContain("Entry 4 is in the roadmap");
    expect(await says('add body:W3C title:"Haptics"', "ETSI representative")).toContain("is kept by its contact");
    expect(await says("edit entry:4 body:W3C", "ETSI representative")).toContain("is kept by its contact");
    expect(await says("list", "Passer-by")).toContain("Only members of this activity");
  });

  it("has each deliverable once, and says which entry it is", async () => {
    const again = 'add body:"itu-t" number:"f.748.15 (03-2022)" title:"Something else"';
    expect(await says(again)).toContain("The roadmap has it already: entry 1, F.748.15 (03/2022) (ITU-T).");
    expect(await says(`${again} edition:2`)).toContain("is in the roadmap");
    expect(await says('edit entry:2 title:"avatar  FORMATS"')).toContain("Entry 2 is changed");
    expect(await says('add body:etsi title:"Avatar formats"')).toContain("The roadmap has it already: entry 2");
  });

  it("hints at an entry of the same number whose body is part of the other's name", async () => {
    const first = await says('add body:ITU-T number:F.999 title:"Twins"');
    const number = Number(/Entry (\d+)/.exec(first)?.[1]);
    expect(first).not.toContain("already?");
    const hint = `Is it in the roadmap already? Entry ${number} has the same number: F.999, Twins (ITU-T).`;
    expect(await says('add body:ITU-T group:SG21 number:F.999 edition:2 title:"Digital twins"')).not.toContain(
      "already?",
    );
    expect(await says('add body:"ITU-T SG21" number:F.999 title:"Digital twins"')).toContain(hint);
    expect(await says('add body:ETSI number:F.999 title:"Digital twins"')).not.toContain("already?");
    const refused = await says(`raise "${number}; ${number + 1}"`);
    expect(refused).toContain(`Entries ${number} and ${number + 1} are both of ITU-T; a pair is made of work that`);
    expect(refused).toContain('matter raise title:"…" bodies:"ITU-T; ITU-T SG21"');
  });

  it("refuses what cannot be read for certain, and empties a field for none", async () => {
    expect(await says("edit entry:1 date:03/07/2025")).toContain(
      '"03/07/2025" is no date that can be read for certain.\nWrite 2025-07-03 or 2025-03-07, whichever is meant.',
    );
    const dated = async (said: string) => {
      await says(`edit entry:1 date:${said}`);
      return /published (\S+)|draft (\d\S+)/
        .exec(await says("show entry:1"))
        ?.slice(1)
        .join("");
    };
    expect(await dated("31.12.2024")).toBe("2024-12-31");
    expect(await dated("07/07/2025")).toBe("2025-07-07");
    expect(await dated("12/30/2024")).toBe("2024-12-30");
    expect(await says("edit entry:1 date:31.13.2024")).toContain("is no date");
    expect(await says("edit entry:1 date:2025-02-30")).toContain("is no date");
    expect(await says("edit entry:1 link:javascript:alert(1)")).toContain("is no address");
    expect(await says("edit entry:1 status:draft")).toContain("The entry says this already.");
    expect(await says("edit entry:1 link:none date:none")).toContain("Entry 1 is changed");
    expect(await says("show entry:1")).not.toContain("Link:");
  });

  it("lists by body, status and topic, and names what one is asked about", async () => {
    expect(await says("list body:ETSI status:draft")).toMatch(
      /1 entry in the roadmap matches this\.\n2 avatar FORMATS \(ETSI\) — draft 2026-07/,
    );
    expect(await says("list topic:avatar")).toContain("2 entries");
    expect(await says("list mine:yes", "SG21 representative")).toContain("1 F.748.15");
    expect(await says("list body:IETF")).toContain("No entry matches this.");
    expect(await says("list due:yes")).toContain("Every such entry was verified in time.");
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, fileOf, messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const BOM = "\uFEFF";

describe("members", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
    await house.seated("SG21 representative", "ITU-T SG21");
  });
  afterAll(() => house.stop());

  const lastTo = (who: string) => {
    const view = house.chat.viewsIn(`@${who.toLowerCase().replaceAll(" ", "-")}`).at(-1);
    if (!view) throw new Error(`nothing was sent to ${who}`);
    return view;
  };
  const toldLast = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).at(-1)?.text;
  };

  it("in a category that needs an approval are none before a co-chair approves, and then see what members see", async () => {
    expect(await house.joins("Expert", "Example Laboratory", "invited-expert")).toContain(
      "A co-chair or the secretariat has to approve it before you can take part.",
    );
    expect(await house.types("Expert", "member list")).toContain("Only members of this activity");
    expect(await house.types("Expert", "activity show")).toContain(
      "Your registration for Example Laboratory waits for an approval.",
    );
    expect(await house.types(CHAIR, "member list state:waiting")).toContain(
      "Expert, Example Laboratory, Invited expert — waits for an approval",
    );
    await house.house.settle();
    const request = lastTo(CHAIR);
    expect(buttonsOf(request).map((one) => one.label)).toEqual(["Approve", "Decline"]);
    expect(await house.presses("SG21 representative", "Approve", request)).toContain(
      "Only a co-chair or the secretariat",
    );
    expect(await house.presses(CHAIR, "Approve", request)).toContain(
      "Expert (member 3) is approved as Invited expert. Their category takes part without a vote.",
    );
    expect(await toldLast("Expert")).toContain("You are approved in JCA-MV: Invited expert, Example Laboratory.");
    expect(await house.types("Expert", "member list")).toContain("SG21 representative");
    expect(await house.presses(CHAIR, "Approve", request)).toContain("is confirmed already");
  });

  it("that are declined are told why, keep their number and may register again", async () => {
    await house.joins("Watcher", "Example Association", "observer");
    expect(await house.types("Watcher", "member decline member:Watcher")).toContain("Only members");
    expect(await house.types(CHAIR, 'member decline member:Watcher reason:"Please write to us first."')).toContain(
      "The registration of Watcher (member 4) for Example Association is declined.",
    );
    const told = await toldLast("Watcher");
    expect(told).toContain("Your registration in JCA-MV for Example Association (Observer) was declined.");
    expect(told).toContain("Reason: Please write to us first.");
    expect(await house.joins("Watcher", "Example Association", "observer")).toContain("You are registered as member 4");
    expect(await house.types(CHAIR, "member approve member:4")).toContain("Watcher (member 4) is approved as Observer");
    expect(await house.types(CHAIR, "member decline member:4")).toContain("cannot be declined");
    expect(await house.types(CHAIR, "member approve member:2")).toContain("is confirmed already");
  });

  it("that change their affiliation begin another one; the old one is kept with its end", async () => {
    await house.seated("Mover", "ETSI", "sdo-representative");
    await house.forward("2025-07-04T06:00:00Z");
    const asked = await house.chat.ask("Mover", {
      text: "register organization:IEEE category:sdo-representative country:FR email:mover@example.org",
    });
    expect(textOf(asked)).toContain("A registration for IEEE (Standards body representative) ends that today");
    expect(await house.types(CHAIR, "member list organization:IEEE")).toContain("No member matches");
    await house.presses("Mover", "Register anew", messageOf(asked));
    await house.types(CHAIR, 'member confirm member:"Mover" document:TD-12');
    const shown = await house.types("SG21 representative", "member show member:Mover");
    expect(shown).toContain("IEEE");
    expect(shown).toMatch(
      /Earlier affiliations\n.*ETSI, Standards body representative: from .*3 Jul 2025 until .*4 Jul 2025/,
    );
    expect(
      await house.rows(
        sql`select o.name, m.ended_why, m.number::int from member m join organization o on o.id = organization_id join person p on p.id = person_id where p.name = 'Mover' order by m.id`,
      ),
    ).toEqual([
      { name: "ETSI", ended_why: "changed", number: 5 },
      { name: "IEEE", ended_why: null, number: 5 },
    ]);
  });

  it("show an e-mail address to officers and to oneself alone", async () => {
    const shown = (who: string) => house.types(who, 'member show member:"SG21 representative"');
    expect(await shown(CHAIR)).toContain("sg21.representative@example.org");
    expect(await shown("SG21 representative")).toContain("sg21.representative@example.org");
    expect(await shown("Mover")).not.toContain("example.org");
  });

  it("get a role and lose it by a co-chair or the secretariat, never by themselves, and the last power stays", async () => {
    const role = (who: string, words: string) => house.types(who, `member role member:${words}`);
    expect(await role("Mover", "Mover give:vice-chair")).toContain("Only a co-chair or the secretariat");
    expect(await role(CHAIR, "Mover give:vice-chair end:co-chair")).toContain("Say one thing");
    expect(await role(CHAIR, "Mover give:vice-chair")).toContain("Mover (member 5) is now vice-chair of JCA-MV");
    expect(await toldLast("Mover")).toContain("You are now vice-chair of JCA-MV.");
    expect(await role(CHAIR, "Nobody give:vice-chair")).toMatch(
      /There is no member "Nobody".*A role is given to somebody who has registered: ask them to type register first\./s,
    );
    expect(await role("Mover", "Mover give:co-chair")).toContain("Only a co-chair or the secretariat");
    expect(await house.types(CHAIR, "member end member:Mover")).toContain("End the role first");
    expect(await role("TSB secretariat", '"TSB secretariat" give:co-chair')).toContain(
      "You cannot give a role to yourself.",
    );
    expect(await role("Mover", "Mover end:vice-chair")).toContain("is no longer vice-chair");
    expect(await role(CHAIR, "Mover end:vice-chair")).toContain("Mover is not vice-chair.");
    await house.rows(sql`update role set until = now() where role = 'co-chair'`);
    expect(await role("TSB secretariat", '"TSB secretariat" end:secretariat')).toContain(
      "is the last who can appoint others",
    );
    await house.rows(sql`update role set until = null where role = 'co-chair'`);
  });

  it("leave by themselves, are ended by officers and are told; nobody else ends them", async () => {
    expect(await house.types("Mover", 'member end member:"SG21 representative"')).toContain("Only a co-chair");
    expect(await house.types("Mover", "member end member:Mover")).toContain(
      "You no longer take part in JCA-MV for IEEE.",
    );
    expect(await house.types("Mover", "member list")).toContain("Only members");
    expect(await house.types(CHAIR, 'member end member:Watcher reason:"The term is over."')).toContain("is told");
    expect(await toldLast("Watcher")).toContain("has been ended.\nReason: The term is over.");
  });

  it("are exported with the contact columns, addresses only for officers, nothing a formula", async () => {
    await house.seated("+1 evil", '@Body \\"quoted\\", first', "sdo-representative");
    const exported = async (who: string, words = "") =>
      fileOf(await house.chat.ask(who, { text: `member export ${words}` }));
    const file = await exported(CHAIR, "former:yes");
    expect(file.name).toBe("jca-mv-members.csv");
    const lines = file.text.split("\r\n");
    expect(lines[0]).toBe(
      `${BOM}number,body,group,role,name,affiliation,country,e-mail,main/alternate,since,until,appointing document`,
    );
    expect(file.text).toContain(`"'@Body ""quoted"", first",,Standards body representative,"'+1 evil"`);
    expect(file.text).toContain(
      "IEEE,,Standards body representative,Mover,IEEE,FR,mover@example.org,,2025-07-04,2025-07-04,TD-12",
    );
    expect(file.text).toContain("Secretariat, secretariat");
    const members = await exported("SG21 representative");
    expect(members.text).not.toContain("Mover");
    expect(members.text).toContain("sg21.representative@example.org");
    expect(members.text).not.toContain("expert@example.org");
  });

  it("are in no order of commands both in and out, and each refusal says what to do", async () => {
    const step = fc.constantFrom("registers", "moves", "confirm", "approve", "decline", "end", "leaves");
    let walks = 0;
    const walked = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 8 }), async (steps) => {
      walks += 1;
      const who = `Walker ${walks}`;
      const read = async () =>
        await house.rows(sql`select m.number, category, confirmed_at is not null as confirmed, ended_why from member m
          join person p on p.id = person_id where p.name = ${who} order by m.id`);
      let before = await read();
      for (const verb of steps) {
        const said = await walkers(verb, who);
        const after = await read();
        expect(after.filter((row) => row.ended_why === null).length, verb).toBeLessThanOrEqual(1);
        expect(new Set(after.map((row) => row.number)).size, "the number is kept").toBeLessThanOrEqual(1);
        const ended = before.filter((row) => row.ended_why !== null);
        expect(after.slice(0, ended.length), "what has ended stays").toEqual(ended);
        if (JSON.stringify(after) === JSON.stringify(before))
          expect(said, verb).toMatch(
            /already|register|There is no member|member (confirm|approve|end)|cannot be declined|member list|Only members/,
          );
        before = after;
      }
    });
    await fc.assert(walked, { numRuns: 4, seed: 11, endOnFailure: true });
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  async function walkers(verb: string, who: string): Promise<string> {
    if (verb === "leaves") return await house.types(who, `member end member:"${who}"`);
    if (verb !== "moves" && verb !== "registers") return await house.types(CHAIR, `member ${verb} member:"${who}"`);
    const words =
      verb === "moves" ? "organization:IEEE category:observer" : "organization:ETSI category:sdo-representative";
    const asked = await house.chat.ask(who, { text: `register ${words} country:FR email:walker@example.org` });
    const isAsked = textOf(asked).includes("Nothing is changed yet.");
    return isAsked ? await house.presses(who, "Register anew", messageOf(asked)) : textOf(asked);
  }
});

describe("a role of somebody who never registered", () => {
  it("is ended by another officer, by the whole name", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const ends = (who: string, name: string) => house.types(who, `member role member:"${name}" end:co-chair`);
    await house.joins("Second chair", "CST", "co-chair");
    await house.confirms(CHAIR, "Second chair");
    await house.seated("Co-chair of another group", "ETRI", "sector-member");
    expect(await ends("Co-chair of another group", CHAIR)).toContain("Only a co-chair or the secretariat can");
    expect(await ends("Second chair", CHAIR)).toContain("Co-chair is no longer co-chair of JCA-MV.");
    await house.house.settle();
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain("You are no longer co-chair of JCA-MV.");
    expect(await house.types(CHAIR, "activity audit")).toContain("Only a co-chair or the secretariat");
    expect(await ends("Second chair", CHAIR)).toContain("is not co-chair");
    await house.stop();
  });
});

describe("ending the last two powers at once", () => {
  it("leaves one of them", async () => {
    const house = await openAssembly({ kind: "postgres" });
    await house.joins(CHAIR, "ETRI", "sector-member");
    await house.joins("Second chair", "CST", "co-chair");
    await house.confirms(CHAIR, "Second chair");
    const said = await Promise.all(
      [CHAIR, "Second chair"].map((who) => house.types(who, `member role member:"${who}" end:co-chair`)),
    );
    expect(said.filter((text) => text.includes("is no longer co-chair"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("is the last who can appoint others"))).toHaveLength(1);
    await house.stop();
  });
});

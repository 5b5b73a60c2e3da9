import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

describe("roadmap overlaps", () => {
  let house: Assembly;
  const says = (words: string, who = CHAIR) => house.types(who, `roadmap ${words}`);
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await says('add body:ISO title:"Avatar representation format" topic:avatars');
    await says('add body:MPAI title:"Portable avatar format" topic:avatars number:MPAI-PAF');
    await says('add body:MPAI title:"Avatar representation format for games" topic:avatars');
    await says('add body:ETSI title:"Mobile services (3GPP TS 22.156 version 19.1.0)" topic:networks');
    await says('add body:3GPP number:"TS 22.156 v19.1.0" title:"Metaverse services" topic:services');
    await says('add body:IETF title:"Haptic payloads" status:withdrawn topic:avatars');
  });
  afterAll(() => house.stop());

  it("shows pairs of different bodies, the likeliest first, and says why in plain words", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => says(`overlaps page:${page}`)));
    expect(pages.map((page) => page.match(/^\d\. Entries/gm)?.length ?? 0)).toEqual([1, 1, 1]);
    const shown = pages.join("\n");
    expect(shown).toContain(
      "out of 5 entries (withdrawn ones are left out). Whether they are the same is for people to judge.",
    );
    expect(shown).toMatch(
      /1\. Entries 4 and 5\nMobile services \(3GPP TS 22\.156 version 19\.1\.0\) \(ETSI\)\nTS 22\.156 v19\.1\.0, Metaverse services \(3GPP\)\nThe title of entry 4 names the other by its number, 22\.156\./,
    );
    expect(shown).toMatch(/Entries 1 and 3\n.*\n.*\nBoth stand under "avatars"\. Both titles have /);
    expect(shown).not.toContain("Entries 2 and 3");
    expect(shown).not.toContain("Haptic");
  });

  it("makes a matter of a pair with one press, once, and shows it from then on", async () => {
    const shown = await house.chat.ask(CHAIR, { text: "roadmap overlaps" });
    const [view] = shown.flatMap((one) => (one.kind === "message" ? [one.view] : []));
    if (!view) throw new Error("nothing was shown");
    expect(await house.presses(CHAIR, "Make a matter of 4 and 5", view)).toContain(
      "Matter 1 is raised. It concerns ETSI; 3GPP.",
    );
    const matter = await house.types(CHAIR, "matter show matter:1");
    expect(matter).toContain("Roadmap entries 4 and 5: perhaps the same work");
    expect(matter).toContain("The title of entry 4 names the other by its number, 22.156.");
    expect(await house.presses(CHAIR, "Make a matter of 4 and 5", view)).toContain(
      "Matter 1 was raised of this pair already.",
    );
    expect(await says('raise "5"')).toContain("Two entries make a pair.");
    const again = await house.chat.ask(CHAIR, { text: "roadmap overlaps" });
    expect(JSON.stringify(again)).toContain("Show matter 1");
  });

  it("shows those with one entry alone, or says that there are none", async () => {
    expect(await says("overlaps 5")).not.toContain("Entries 1 and");
    await says('add body:OGC title:"Geopose"');
    expect(await says("overlaps entry:7")).toContain("With entry 7 there are no two of different bodies");
    await says('edit entry:7 title:"Avatar representation of places"');
    expect(await says("overlaps entry:7"), "entries are compared as they are now").toMatch(/Entries \d and 7/);
    expect(await says("overlaps entry:70")).toContain("There is no entry 70 in the roadmap.");
  });
});

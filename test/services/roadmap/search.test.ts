import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOTH } from "../../support/databases.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";
import { TABLE } from "./labelled.ts";

describe.each(BOTH)("roadmap search on the %s database", (kind) => {
  let house: Assembly;
  const says = (words: string) => house.types(CHAIR, `roadmap ${words}`);
  beforeAll(async () => {
    house = await openAssembly({ kind });
    const call = { activity: "jca-mv", command: "roadmap import", args: { table: TABLE } };
    const shown = await house.chat.ask(CHAIR, { call });
    const [view] = shown.flatMap((one) => (one.kind === "message" ? [one.view] : []));
    if (!view) throw new Error("nothing was shown");
    await house.presses(CHAIR, "Import 435 rows", view);
  });
  afterAll(() => house.stop());

  it("finds words in any of their forms, the title before the topic, narrowed by body and status", async () => {
    const found = await says("search avatar");
    expect(found).toContain("24 entries match.");
    expect(found).toContain("ISO/IEC NP 23090-39, Avatar Representation Format");
    expect(await says("search avatar body:3GPP")).toMatch(/1 entry matches\.\n\d+ TR 26\.813/);
    expect(await says('search words:"digital twin" status:withdrawn')).toContain("No entry of the roadmap has");
  });

  it("finds part of a number, a word that is misspelt, and some of the words where no entry has all", async () => {
    expect(await says("search 748.15")).toContain("F.748.15 (03/2022)");
    expect(await says("search avatr")).toContain('Nothing has "avatr", so "avatar" was looked for. 24 entries match.');
    expect(await says('search "avatar zebra"')).toContain(
      "No entry has all of these words. 24 entries have some of them.",
    );
    expect(await says("search the")).toContain("has no word that can be looked for");
  });

  it("finds a word inside a title of a script that leaves no spaces between words", async () => {
    await says('add body:ITU-T title:"面向元宇宙的安全框架与要求"');
    const other = await says('add body:ITU-T title:"メタバース 安全な宙"');
    expect(other).toContain("メタバース");
    const title = "面向元宇宙的安全框架与要求";
    expect(await says("search 元宇宙")).toMatch(new RegExp(`1 entry matches\\.\n\\d+ ${title}`));
    expect(await says("search 安全")).toContain("2 entries match.");
    expect(await says('search "框架 元宇宙的安全"')).toContain("1 entry matches.");
    for (const words of ["元宙", "宙安全", "宙元宇宙"])
      expect(await says(`search ${words}`), words).toContain("No entry of the roadmap has");
    expect(await says("search 安")).toContain("2 entries match.");
    expect(await says("search 全な")).toContain("1 entry matches.");
    expect(await says('search "元宇宙 zebra"')).toContain("1 entry has some of them");
    const options = await house.chat.completes(CHAIR, { command: "roadmap show", args: {} }, "entry", "宇宙");
    expect(options.map(({ label }) => label)).toEqual([expect.stringContaining(title)]);
  });

  it("finds words in quotation marks only where they stand so, with words between them that nobody looks for", async () => {
    for (const title of ["Kumquat of the twin-based grove", "Grove kumquat twin"])
      await says(`add body:ITU-T title:"${title}"`);
    const found = async (words: string) =>
      /(\d+) entr(?:y|ies) match/.exec(await says(`search words:"${words.replaceAll('"', '\\"')}"`))?.[1] ?? "none";
    expect(await found('"grove kumquat"')).toBe("1");
    expect(await found('"twin grove"')).toBe("none");
    expect(await says(String.raw`search words:"\"twin grove\""`)).toContain(
      "No entry has these words side by side in that order. 2 entries have all of them.",
    );
    expect(await found('"kumquats of the twin-based"')).toBe("1");
    expect(await found('"twin-based groves"')).toBe("1");
    expect(await found('"kumquat twin" or "twin based"')).toBe("2");
    expect(await found('kumquat -"grove kumquat"')).toBe("1");
    expect(await found('"kumquat" "grove"')).toBe("2");
  });

  it("says so when more fit than are ranked", async () => {
    await house.rows(sql`insert into roadmap_entry (activity_id, number, body, body_key, title, identity_key, check_id)
      select 1, 1000 + n, 'B', 'b', 'Kiwi ' || n, 'number ' || n, (select min(id) from roadmap_check) from generate_series(1, 250) n`);
    expect(await says("search kiwi")).toContain("More than 200 entries match; these are the best 50 of 200.");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

describe("entries nobody has verified for long", () => {
  let house: Assembly;
  const says = (words: string, who = CHAIR) => house.types(who, `roadmap ${words}`);
  const told = (who: string) => house.chat.inbox(who).map((one) => one.text);
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    const rows = [1, 2, 3].map((n) => `ITU-T,SG21,F.${n},Avatars ${n},SG21 representative,2025-07-01`).join("\n");
    const table = `Body,Group,Number,Title,Contact,Last verified\n${rows}\nKhronos,,,glTF,,2025-07-01`;
    const call = { activity: "jca-mv", command: "roadmap import", args: { table } };
    const shown = await house.chat.ask(CHAIR, { call });
    const view = shown.flatMap((one) => (one.kind === "message" ? [one.view] : []))[0];
    if (!view) throw new Error("nothing was shown");
    expect(await house.presses(CHAIR, "Import 4 rows", view)).toContain("4 new entries");
    expect(await says("show entry:1")).toContain("Last verified: Tue 1 Jul 2025");
  });
  afterAll(() => house.stop());

  it("are asked of their contact 60 and 14 days before the year is over, all in one message", async () => {
    await house.forward("2026-04-30T12:00:00Z");
    expect(told("SG21 representative").filter((text) => text.includes("still right"))).toEqual([]);
    await house.forward("2026-05-01T12:00:00Z");
    const [first, ...more] = told("SG21 representative").filter((text) => text.includes("still right"));
    expect(more).toEqual([]);
    for (const words of [
      "Please say whether 3 entries of the roadmap are still right, by Tue 30 Jun 2026.",
      "2 F.2, Avatars 2 (ITU-T)",
      "You receive this because you are the contact of these entries.",
    ])
      expect(first).toContain(words);
    expect(told("ETSI representative").join()).not.toContain("still right");
  });

  it("are no longer asked about once they are verified; the others go on, each month when the year is over", async () => {
    expect(await says('verify "1-2"', "SG21 representative")).toContain("2 entries are marked as verified today.");
    await house.forward("2026-06-17T12:00:00Z");
    expect(told("SG21 representative").at(-1)).toContain(
      "Please say whether 1 entry of the roadmap is still right, by Tue 30 Jun 2026.",
    );
    expect(await says("list due:yes")).toContain("Every such entry was verified in time.");
    await house.forward("2026-07-02T12:00:00Z");
    expect(await says("list due:yes")).toMatch(/2 entries to be looked at again\.\n3 F\.3.*\n4 glTF/);
    const before = told("SG21 representative").length;
    await house.forward("2026-08-02T12:00:00Z");
    expect(told("SG21 representative").length).toBe(before + 1);
    expect(told("SG21 representative").at(-1)).toContain(
      "Please say whether 1 entry of the roadmap is still right. Last verified",
    );
  });

  it("stand on the board: of the contact, and without one of those who run the activity", async () => {
    expect(await house.types("SG21 representative", "activity board")).toContain("Please say whether 1 entry");
    expect(await house.types(CHAIR, "activity board")).toContain(
      "1 entry of the roadmap was not verified for too long, and has no contact who is a member.",
    );
    expect(await says("verify 3-4", "SG21 representative")).toContain(
      "You keep some of these entries, and not all: 4.",
    );
    expect(await says("verify 3", "SG21 representative")).toContain("1 entry is marked as verified today.");
    expect(await says("verify 4")).toContain("1 entry is marked");
    const after = told("SG21 representative").length;
    await house.forward("2026-12-02T12:00:00Z");
    expect(told("SG21 representative").length).toBe(after);
    expect(await house.types(CHAIR, "activity board")).not.toContain("of the roadmap");
  });

  it("are asked of nobody when they are withdrawn, or have another contact", async () => {
    await says("edit entry:1 status:withdrawn");
    await says('edit entry:2 contact:"ETSI representative"');
    await house.forward("2027-04-20T12:00:00Z");
    expect(told("ETSI representative").at(-1)).toContain("Please say whether 1 entry of the roadmap is still right");
  });
});

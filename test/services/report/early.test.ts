import { expect, it } from "vitest";
import { CHAIR, openAssembly } from "../assembly.ts";

it("of a meeting that ended before its hour covers what went before it, too", async () => {
  const house = await openAssembly({ kind: "postgres", now: "2025-10-01T06:00:00Z" });
  await house.seated("SG17 representative", "ITU-T SG17");
  await house.types(CHAIR, 'discussion open subject:"Definition" question:"Which one?"');
  await house.types(CHAIR, 'discussion conclude discussion:1 outcome:"That of the focus group."');
  await house.forward("2025-10-09T07:00:00Z");
  await house.types(CHAIR, "meeting start meeting:1");
  await house.types(CHAIR, "meeting end meeting:1");
  expect(await house.types(CHAIR, "report draft meeting:1")).toContain("Report 1 is drafted from the record");
  expect(await house.types(CHAIR, "report show report:1 section:correspondence")).toContain("That of the focus group.");
  await house.stop();
});

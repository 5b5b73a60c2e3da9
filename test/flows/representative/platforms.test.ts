import { describe, it } from "vitest";
import { openOnBoth } from "../both-platforms.ts";
import { BEGINS, tellNomination } from "./story.ts";

describe("on Slack and Discord at once", () => {
  it("a representative is nominated, put to an objection window, appointed, and reports", async () => {
    const { test, cast } = await openOnBoth(BEGINS);
    await tellNomination({ test, cast });
    await test.stop();
  });
});

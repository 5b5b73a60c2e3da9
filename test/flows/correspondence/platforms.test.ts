import { describe, it } from "vitest";
import { openOnBoth } from "../both-platforms.ts";
import { BEGINS, tellCorrespondence } from "./story.ts";

describe("on Slack and Discord at once", () => {
  it("two objections and a hold in six weeks of correspondence end in consensus", async () => {
    const { test, cast, threads } = await openOnBoth(BEGINS);
    await tellCorrespondence({ test, cast, threads });
    await test.stop();
  });
});

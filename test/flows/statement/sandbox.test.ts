import { describe, it } from "vitest";
import { openHouse } from "../../support/house.ts";
import type { WebChat } from "../../support/web/chat.ts";
import { castOf, inSandbox } from "../meeting/cast.ts";
import { BEGINS, tellStatement } from "./story.ts";

describe("in the sandbox", () => {
  it("a statement for action is answered one day late", async () => {
    const test = await openHouse({ kind: "embedded", now: BEGINS, patience: { planMs: 60_000 } });
    const cast = await castOf(inSandbox(test.chats[0] as WebChat), {
      secretariat: "secretariat",
      coChair: "co-chair-1",
      members: ["sg21-representative", "sg17-representative", "etsi-representative"],
      expert: "invited-expert",
      rooms: ["plenary", "correspondence"],
    });
    await tellStatement({ test, cast });
    await test.stop();
  });
});

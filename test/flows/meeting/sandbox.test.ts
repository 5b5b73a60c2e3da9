import { describe, it } from "vitest";
import { openHouse } from "../../support/house.ts";
import type { WebChat } from "../../support/web/chat.ts";
import { castOf, inSandbox } from "./cast.ts";
import { BEGINS, tellMeetingStory } from "./story.ts";

describe("in the sandbox", () => {
  it("a meeting is prepared, its agenda approved by consensus, held and reported", async () => {
    const test = await openHouse({ kind: "embedded", now: BEGINS });
    const cast = await castOf(inSandbox(test.chats[0] as WebChat), {
      secretariat: "secretariat",
      coChair: "co-chair-1",
      members: ["sg21-representative", "sg17-representative", "etsi-representative", "sector-member", "academia"],
      expert: "invited-expert",
      rooms: ["plenary", "correspondence"],
    });
    await tellMeetingStory({ test, cast });
    await test.stop();
  });
});

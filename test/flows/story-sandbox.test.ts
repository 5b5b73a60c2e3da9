import { describe, it } from "vitest";
import type { Chat } from "../support/chat.ts";
import { BOTH } from "../support/databases.ts";
import { openHouse } from "../support/house.ts";
import { castOf, tellStory } from "./story.ts";

describe.each(BOTH)("in the sandbox on the %s database", (kind) => {
  it("six register, five are confirmed, organizations vote, midnight in Geneva closes the poll", async () => {
    const test = await openHouse({ kind });
    const cast = await castOf(test.chats[0] as Chat, {
      secretariat: "secretariat",
      coChair: "co-chair-1",
      members: [
        "sg21-representative",
        "sg21-contact",
        "sg17-representative",
        "etsi-representative",
        "sector-member",
        "academia",
      ],
      rooms: ["plenary", "correspondence"],
    });
    await tellStory(test, cast);
    await test.stop();
  });
});

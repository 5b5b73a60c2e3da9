import { describe, it } from "vitest";
import type { Chat } from "../../support/chat.ts";
import { openHouse } from "../../support/house.ts";
import { castOf } from "../story.ts";
import { BEGINS, tellNomination } from "./story.ts";

describe("in the sandbox", () => {
  it("a representative is nominated, put to an objection window, appointed, and reports", async () => {
    const test = await openHouse({ kind: "embedded", now: BEGINS });
    const members = ["sg21-representative", "sg21-contact", "sg17-representative", "etsi-representative"];
    const cast = await castOf(test.chats[0] as Chat, {
      secretariat: "secretariat",
      coChair: "co-chair-1",
      members: [...members, "sector-member", "academia"],
      rooms: ["plenary", "correspondence"],
    });
    await tellNomination({ test, cast });
    await test.stop();
  });
});

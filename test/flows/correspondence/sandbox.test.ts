import { describe, it } from "vitest";
import type { Chat } from "../../support/chat.ts";
import { openHouse } from "../../support/house.ts";
import type { WebChat } from "../../support/web/chat.ts";
import { castOf } from "../story.ts";
import { BEGINS, tellCorrespondence } from "./story.ts";

describe("in the sandbox", () => {
  it("two objections and a hold in six weeks of correspondence end in consensus", async () => {
    const test = await openHouse({ kind: "embedded", now: BEGINS });
    const members = ["sg21-representative", "sg21-contact", "sg17-representative", "etsi-representative"];
    const cast = await castOf(test.chats[0] as Chat, {
      secretariat: "secretariat",
      coChair: "co-chair-1",
      members: [...members, "sector-member", "academia"],
      rooms: ["plenary", "correspondence"],
    });
    const { threads } = test.chats[0] as WebChat;
    await tellCorrespondence({ test, cast, threads: () => threads });
    await test.stop();
  });
});

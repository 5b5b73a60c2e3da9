import { describe, it } from "vitest";
import type { ChatPerson } from "../../support/chat.ts";
import { createDiscordChat } from "../../support/discord/chat.ts";
import { openHouse } from "../../support/house.ts";
import { createSlackChat } from "../../support/slack/chat.ts";
import { type Cast, castOf, NAMES, onDiscord, onSlack } from "../meeting/cast.ts";
import { openOnPlatform } from "../opening.ts";
import { BEGINS, tellStatement } from "./story.ts";

describe("on Slack and Discord at once", () => {
  it("a statement for action is answered one day late", async () => {
    const slack = onSlack(await createSlackChat({ transport: "http" }));
    const discord = onDiscord(await createDiscordChat({ server: { eventsNow: () => Date.parse(BEGINS) } }));
    const test = await openHouse({
      kind: "postgres",
      chats: [slack.chat, discord.chat],
      now: BEGINS,
      patience: { planMs: 60_000 },
    });
    const [here, there] = [await castOf(slack, NAMES), await castOf(discord, NAMES)];
    const of = ({ account }: ChatPerson): Cast => (account.platform === "slack" ? here : there);
    const [sg21, , , telecom, university] = here.members;
    const [, sg17, etsi] = there.members;
    const cast: Cast = {
      ...here,
      secretariat: there.secretariat,
      members: [sg21, sg17, etsi, telecom, university],
      rooms: [...here.rooms, ...there.rooms],
      at: (person) => of(person).at(person),
      surfaceOf: (person) => of(person).surfaceOf(person),
    };
    await openOnPlatform(test, cast);
    await tellStatement({ test, cast });
    await test.stop();
  });
});

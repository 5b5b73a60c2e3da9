import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { openOnPlatform } from "./opening.ts";
import { type Cast, castOf, tellStory } from "./story.ts";

const MEMBERS = [
  "SG21 representative",
  "SG21 contact",
  "SG17 representative",
  "ETSI representative",
  "Sector Member delegate",
  "Academia delegate",
];

async function tell(test: TestHouse, cast: Cast): Promise<void> {
  await openOnPlatform(test, cast);
  await tellStory(test, cast);
  expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
}

const platforms: [string, () => Promise<SlackChat | DiscordChat>][] = [
  ["Slack over Socket Mode", () => createSlackChat({ transport: "socket" })],
  ["Slack over signed HTTP", () => createSlackChat({ transport: "http" })],
  ["Discord", () => discordThen()],
];

/** The least that the local platforms check while the story is told, as CONTRIBUTING.md says it. */
const contributing = await readFile(new URL("../../CONTRIBUTING.md", import.meta.url), "utf8");
const said = /at least (\d+) payloads to Slack and at least (\d+) to Discord/.exec(contributing) ?? [];
const CHECKED: Record<string, number> = { slack: Number(said[1]), discord: Number(said[2]) };

/** Discord refuses events of the past: here the past of the story. */
const discordThen = () => createDiscordChat({ server: { eventsNow: () => Date.parse("2025-07-03T06:00:00Z") } });

describe.each(platforms)("on %s alone", (_, makeChat) => {
  it("six register, five are confirmed, organizations vote, midnight in Geneva closes the poll", async () => {
    const chat = await makeChat();
    const test = await openHouse({ kind: "postgres", chats: [chat] });
    const names = { secretariat: "Secretariat", coChair: "Co-chair", members: MEMBERS, rooms: ["plenary", "drafting"] };
    await tell(test, await castOf(chat, names));
    expect(chat.server.checked).toBeGreaterThanOrEqual(CHECKED[chat.platform] ?? Number.NaN);
    await test.stop();
  });
});

describe("on Slack and Discord at once", () => {
  it("three people on each share one record and one ballot box", async () => {
    const [slack, discord] = [await createSlackChat({ transport: "http" }), await discordThen()];
    const test = await openHouse({ kind: "postgres", chats: [slack, discord] });
    const [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
    const members: ChatPerson[] = [];
    for (const [index, name] of MEMBERS.entries()) members.push(await (index % 2 === 0 ? slack : discord).person(name));
    await tell(test, {
      secretariat: await discord.person("Secretariat"),
      coChair: await slack.person("Co-chair"),
      members,
      rooms: [here, there],
      at: (person) => (person.account.platform === "slack" ? here : there),
    });
    await test.stop();
  });
});

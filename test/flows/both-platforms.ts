import type { ChatPerson } from "../support/chat.ts";
import { createDiscordChat } from "../support/discord/chat.ts";
import { openHouse } from "../support/house.ts";
import { createSlackChat } from "../support/slack/chat.ts";
import { openOnPlatform } from "./opening.ts";

const NAMES = [
  "SG21 representative",
  "SG21 contact",
  "SG17 representative",
  "ETSI representative",
  "Sector Member delegate",
  "Academia delegate",
];

/** Six members, every other one on Discord, with a room on either platform and the activity opened. */
export async function openOnBoth(begins: string) {
  const slack = await createSlackChat({ transport: "http" });
  const discord = await createDiscordChat({ server: { eventsNow: () => Date.parse(begins) } });
  const test = await openHouse({ kind: "postgres", chats: [slack, discord], now: begins });
  const [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
  const members: ChatPerson[] = [];
  for (const [index, name] of NAMES.entries()) members.push(await (index % 2 === 0 ? slack : discord).person(name));
  const cast = {
    secretariat: await discord.person("Secretariat"),
    coChair: await slack.person("Co-chair"),
    members,
    rooms: [here, there],
    at: (person: ChatPerson) => (person.account.platform === "slack" ? here : there),
  };
  await openOnPlatform(test, cast);
  const threads = ({ account }: ChatPerson) => (account.platform === "slack" ? slack : discord).threads;
  return { test, cast, threads };
}

import { describe, expect, it } from "vitest";
import type { ChatPerson, ChatRoom } from "../../support/chat.ts";
import { createDiscordChat } from "../../support/discord/chat.ts";
import { openHouse } from "../../support/house.ts";
import { createSlackChat } from "../../support/slack/chat.ts";
import { openOnPlatform } from "../opening.ts";
import {
  type Cast,
  castOf,
  lastTold,
  messageOf,
  NAMES,
  onDiscord,
  onSlack,
  presses,
  type Story,
  says,
  told,
} from "./cast.ts";
import { BEGINS, tellMeetingStory } from "./story.ts";

const slackNow = async () => onSlack(await createSlackChat({ transport: "http" }));
/** Discord refuses events of the past: here the past of the story. */
const discordThen = async () => onDiscord(await createDiscordChat({ server: { eventsNow: () => Date.parse(BEGINS) } }));

describe.each([
  ["Slack", slackNow],
  ["Discord", discordThen],
])("on %s alone", (_, open) => {
  it("a meeting is prepared, its agenda approved by consensus, held and reported", async () => {
    const surface = await open();
    const test = await openHouse({ kind: "postgres", chats: [surface.chat], now: BEGINS });
    const cast = await castOf(surface, NAMES);
    await openOnPlatform(test, cast);
    await tellMeetingStory({ test, cast });
    await test.stop();
  });
});

describe("on Slack and Discord at once", () => {
  it("two people with an account on each do it together with those who have one", async () => {
    const [slack, discord] = [await slackNow(), await discordThen()];
    const test = await openHouse({ kind: "postgres", chats: [slack.chat, discord.chat], now: BEGINS });
    const [here, there] = [await castOf(slack, NAMES), await castOf(discord, NAMES)];
    const cast = together(here, there);
    const story = { test, cast };
    await openOnPlatform(test, cast);
    await linkTheCoChair(story, here.coChair, there.coChair);
    const [etsiHere, etsiThere] = [here.members[2], there.members[2]];
    await tellMeetingStory(story, async () =>
      expect(await linked(story, etsiHere, etsiThere)).toContain("they are one person now"),
    );
    await test.stop();
  });
});

/** The co-chair and the ETSI representative have accounts on both; the others live here or there. */
function together(here: Cast, there: Cast): Cast {
  const [sg21, , etsi, , university] = here.members;
  const [, sg17, , telecom] = there.members;
  const both = new Map([
    [here.coChair, there.coChair],
    [there.coChair, here.coChair],
    [etsi, there.members[2]],
    [there.members[2], etsi],
  ]);
  const of = ({ account }: ChatPerson) => (account.platform === "slack" ? here : there);
  return {
    secretariat: there.secretariat,
    coChair: here.coChair,
    members: [sg21, sg17, etsi, telecom, university],
    expert: there.expert,
    rooms: [...here.rooms, ...there.rooms],
    at: (person): ChatRoom => of(person).at(person),
    surfaceOf: (person) => of(person).surfaceOf(person),
    elsewhere: (person) => both.get(person) ?? person,
  };
}

/** A power passes only when somebody else who holds one agrees. */
async function linkTheCoChair(story: Story, maker: ChatPerson, typer: ChatPerson): Promise<void> {
  expect(await linked(story, maker, typer)).toContain("has to agree first");
  expect(await says(story, typer, "agenda draft meeting:1")).toContain("Only a co-chair or the secretariat");
  const { by, seen } = await lastTold(story, story.cast.secretariat, "say they are one person");
  expect(await presses(by, "Agree", seen)).toContain("they are one person now");
  await story.test.house.settle();
}

/** What the second to confirm is told. */
async function linked(story: Story, maker: ChatPerson, typer: ChatPerson): Promise<string> {
  const code = /code:([\w-]+) on/.exec(await says(story, maker, "profile link"))?.[1];
  const question = messageOf(await typer.types(`profile link code:${code}`, story.cast.at(typer)));
  for (const { account } of [maker, typer]) expect(question.text).toContain(account.name);
  expect(await presses(typer, "Both are mine", question)).toContain("as soon as the other account");
  await story.test.house.settle();
  const asked = (await told(story, maker, "Link ")).find(({ by }) => by === maker);
  if (!asked) throw new Error("the maker of the code was not asked");
  const said = await presses(maker, "Both are mine", asked.seen);
  await story.test.house.settle();
  return said;
}

import { expect, it } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { createDiscordChat } from "../support/discord/chat.ts";
import { openHouse } from "../support/house.ts";
import { createSlackChat } from "../support/slack/chat.ts";
import { textOf } from "./story.ts";

const REGISTER = "register organization:ETSI category:sdo-representative country:FR email:etsi@example.org";

it("an account on Slack and one on Discord become one person, who has one vote wherever it is cast", async () => {
  const [slack, discord] = [await createSlackChat({ transport: "http" }), await createDiscordChat()];
  const test = await openHouse({ kind: "postgres", chats: [slack, discord] });
  const [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
  const coChair = await slack.person("Co-chair");
  const [onSlack, onDiscord] = [await slack.person("ETSI on Slack"), await discord.person("ETSI on Discord")];
  const says = async (person: ChatPerson, text: string) =>
    textOf(await person.types(text, person.account.platform === "slack" ? here : there));
  await says(coChair, `activity claim code:${test.claimCode()}`);
  expect(await says(onSlack, REGISTER)).toContain("You are registered as member 1");
  expect(await says(coChair, 'member confirm member:"ETSI on Slack"')).toContain("is confirmed for ETSI");
  expect(await says(coChair, 'poll open question:"Approve?" options:"Yes; No" closes:"in 10 days"')).toContain(
    "1 member",
  );
  const code = /code:([\w-]+) on/.exec(await says(onSlack, "profile link"))?.[1];
  const typed = await onDiscord.types(`profile link code:${code}`, there);
  const question = textOf(typed);
  expect(question).toContain("Link ETSI on Slack on Slack (");
  expect(question).toContain("with ETSI on Discord on Discord (");
  await test.house.settle();
  const asked = (await onSlack.inbox()).at(-1);
  if (!asked || typed === "nothing" || !("message" in typed)) throw new Error("nobody was asked");
  expect(textOf(await onSlack.presses("Both are mine", asked))).toContain("as soon as the other account");
  expect(textOf(await onDiscord.presses("Both are mine", typed.message))).toContain("they are one person now");
  expect(await says(onDiscord, "poll vote poll:1 choice:1")).toContain("Your vote in poll 1 is counted: Yes.");
  expect(await says(onSlack, "poll vote poll:1 choice:2")).toContain("Your vote in poll 1 is changed: No.");
  expect(await says(onDiscord, "profile show")).toContain("member 1: ETSI");
  expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
  await test.stop();
});

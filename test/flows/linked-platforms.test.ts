import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChatPerson, ChatRoom } from "../support/chat.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { messageIn, textOf } from "./story.ts";

const REGISTER = "register organization:ETSI category:sdo-representative country:FR email:etsi@example.org";

let [slack, discord]: [SlackChat, DiscordChat] = [] as never;
let test: TestHouse;
let [here, there]: ChatRoom[] = [];
let coChair: ChatPerson;
let [onSlack, onDiscord]: [ChatPerson, ChatPerson] = [] as never;
const roomOf = (person: ChatPerson) => (person.account.platform === "slack" ? here : there) as ChatRoom;
const says = async (person: ChatPerson, text: string) => textOf(await person.types(text, roomOf(person)));

beforeAll(async () => {
  [slack, discord] = [await createSlackChat({ transport: "http" }), await createDiscordChat()];
  test = await openHouse({ kind: "postgres", chats: [slack, discord] });
  [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
  coChair = await slack.person("Co-chair");
  [onSlack, onDiscord] = [await slack.person("ETSI on Slack"), await discord.person("ETSI on Discord")];
  await says(coChair, `activity claim code:${test.claimCode()}`);
});
afterAll(async () => {
  expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
  expect(slack.server.refusals).toEqual([]);
  await test.stop();
});

it("an account on Slack and one on Discord become one person, who has one vote wherever it is cast", async () => {
  expect(await says(onSlack, REGISTER)).toContain("You are registered as member 1");
  expect(await says(coChair, 'member confirm member:"ETSI on Slack"')).toContain("is confirmed for ETSI");
  expect(await says(coChair, 'poll open question:"Approve?" options:"Yes; No" closes:"in 10 days"')).toContain(
    "1 member",
  );
  const code = /code:([\w-]+) on/.exec(await says(onSlack, "profile link"))?.[1];
  const typed = messageIn(await onDiscord.types(`profile link code:${code}`, roomOf(onDiscord)));
  expect(typed.text).toContain("Link ETSI on Slack on Slack (");
  expect(typed.text).toContain("with ETSI on Discord on Discord (");
  await test.house.settle();
  const asked = (await onSlack.inbox()).at(-1);
  if (!asked) throw new Error("nobody was asked");
  expect(textOf(await onSlack.presses("Both are mine", asked))).toContain("as soon as the other account");
  expect(textOf(await onDiscord.presses("Both are mine", typed))).toContain("they are one person now");
  expect(await says(onDiscord, "poll vote poll:1 choice:1")).toContain("Your vote in poll 1 is counted: Yes.");
  expect(await says(onSlack, "poll vote poll:1 choice:2")).toContain("Your vote in poll 1 is changed: No.");
  expect(await says(onDiscord, "profile show")).toContain("member 1: ETSI");
});

it("a poll of several options has its card on Slack, and what is picked there and said elsewhere counts", async () => {
  expect(textOf(await coChair.types("room bind visibility:members", roomOf(coChair)))).toContain("now serves");
  const days = 'question:"Which days?" options:"Monday; Tuesday; Friday" kind:multiple most:2';
  expect(await says(coChair, `poll open ${days} closes:"in 10 days"`)).toContain("Its card is shown in 1 room.");
  await test.house.settle();
  const said = await roomOf(onSlack).messages();
  const card = said.findLast(({ text }) => text.includes("Which days?")) ?? expect.fail();
  expect(card).toMatchObject({ picks: [{ options: ["Monday", "Tuesday", "Friday"] }] });
  expect(card.text).toContain("Choose up to 2");
  expect(textOf(await onSlack.picks(["Monday", "Friday"], card))).toContain("is counted: Monday; Friday.");
  expect(await says(onDiscord, "poll vote poll:2 choice:Tuesday")).toContain("is changed: Tuesday.");
});

it.each([
  ["statement show", "statement", 200],
  ["remind cancel", "reminder", 160],
  ["poll vote", "poll", 300],
])("%s with a text that no select holds is asked for again, and says what was typed", async (command, arg, chars) => {
  const typed = `${arg} ${"x".repeat(chars)}`;
  const asked = await coChair.types(`${command} ${arg}:"${typed}"`, roomOf(coChair));
  expect(asked).toMatchObject({
    form: { fields: expect.arrayContaining([expect.objectContaining({ name: arg, value: "" })]) },
  });
  const view = JSON.stringify([...slack.server.state.views.values()].at(-1)?.fields);
  expect(view).toContain(`You wrote: ${typed}`);
});

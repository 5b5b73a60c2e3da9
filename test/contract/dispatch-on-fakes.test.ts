import { afterEach, describe, expect, it } from "vitest";
import { openOnPlatform } from "../flows/opening.ts";
import { type Cast, cardIn, castOf, tellStory, textOf } from "../flows/story.ts";
import type { ChatPerson, Reply, Seen } from "../support/chat.ts";
import { createDiscordLike } from "../support/fakes/discord-like.ts";
import type { FakeChat } from "../support/fakes/platform.ts";
import { createSlackLike } from "../support/fakes/slack-like.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { formIn, messageIn } from "./suite/stage.ts";

const FAKES = [
  ["slack-like", createSlackLike],
  ["discord-like", createDiscordLike],
] as const;
const MEMBERS = [
  "SG21 representative",
  "SG21 contact",
  "SG17 representative",
  "ETSI representative",
  "Sector Member delegate",
  "Academia delegate",
];

let test: TestHouse;

async function begin(chat: FakeChat): Promise<Cast> {
  test = await openHouse({ kind: "postgres", chats: [chat] });
  const names = { secretariat: "Secretariat", coChair: "Co-chair", members: MEMBERS, rooms: ["plenary", "drafting"] };
  const cast = await castOf(chat, names);
  await openOnPlatform(test, cast);
  return cast;
}

/** One member who can vote. */
async function seat(cast: Cast): Promise<ChatPerson> {
  const member = cast.members[0] ?? expect.fail();
  const [room] = cast.rooms;
  const register = "register organization:ETSI category:sdo-representative country:FR email:a@example.org";
  expect(textOf(await member.types(register, room ?? expect.fail()))).toContain("You are registered");
  const confirm = `member confirm member:"${member.account.name}"`;
  expect(textOf(await cast.secretariat.types(confirm, room ?? expect.fail()))).toContain("is confirmed for");
  return member;
}

const valuesIn = (reply: Reply) => Object.fromEntries(formIn(reply).fields.map(({ name, value }) => [name, value]));

describe.each(FAKES)("on a strict platform that is %s", (_, createFake) => {
  afterEach(async () => {
    await test.stop();
    expect(test.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("the whole story is told, and nothing is ever over a limit", async () => {
    const chat = createFake();
    const cast = await begin(chat);
    await tellStory(test, cast);
    expect(chat.world.refusals).toEqual([]);
  });

  it("a wrong deadline in a form comes back with all that was filled in, to be corrected", async () => {
    const chat = createFake();
    const cast = await begin(chat);
    await seat(cast);
    const { coChair } = cast;
    const opened = formIn(await coChair.types("poll open", cast.at(coChair)));
    expect(opened.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(["question", "options", "closes"]));
    const values = { question: "Approve the agenda?", options: "Approve\nObject" };
    let again = await coChair.sends({ ...values, closes: "in two shakes" });
    if (!chat.world.rules.can.form.errors) {
      expect(messageIn(again)).toMatchObject({ buttons: ["Correct"] });
      again = await coChair.presses("Correct", messageIn(again));
    } else expect(formIn(again).fields.find(({ name }) => name === "closes")?.error).toBeDefined();
    expect(valuesIn(again)).toMatchObject({ closes: "in two shakes" });
    const corrected = await coChair.sends({ closes: "in 2 weeks" });
    expect(textOf(corrected)).toContain("1 member can vote");
    await test.house.settle();
    const card = await cardIn(cast.at(coChair));
    expect(card.text).toContain("Approve the agenda?");
    expect(card.buttons).toEqual(["Approve", "Object"]);
    expect(chat.world.refusals).toEqual([]);
  });

  it("a poll of 25 long options is shown with nothing lost, and can be voted in", async () => {
    const chat = createFake();
    const cast = await begin(chat);
    const member = await seat(cast);
    const question = "Which of these topics comes first? ".repeat(9).slice(0, 299).concat("?");
    const labels = Array.from({ length: 25 }, (_, index) =>
      `Topic ${index + 1} ${"of the metaverse and its twins ".repeat(3)}`.slice(0, 74).trim().padEnd(75, "."),
    );
    const options = labels.join("; ");
    const open = `poll open question:"${question}" options:"${options}" closes:"in 2 weeks"`;
    expect(textOf(await cast.coChair.types(open, cast.at(cast.coChair)))).toContain("1 member can vote");
    await test.house.settle();
    const card = await cardIn(cast.at(member));
    const pages = [card, ...(await furtherPages(member, card))];
    expect(pages.length).toBeGreaterThan(1);
    const whole = pages.map(({ text }) => text).join("\n");
    for (const text of [question, ...labels]) expect(whole).toContain(text);
    const ballot = pages.find(({ picks }) => picks.length > 0) ?? expect.fail("no page has the ballot");
    expect(ballot.picks.flatMap((pick) => pick.options)).toEqual(labels);
    expect(textOf(await member.picks([labels[24] ?? ""], ballot))).toContain("is counted: Topic 25");
    expect(chat.world.refusals).toEqual([]);
  });
});

async function furtherPages(reader: ChatPerson, first: Seen): Promise<Seen[]> {
  const pages: Seen[] = [];
  for (let page = first; page.buttons.includes("Next"); ) {
    page = messageIn(await reader.presses("Next", page));
    pages.push(page);
  }
  return pages;
}

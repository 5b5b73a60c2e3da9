import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatPerson, ChatRoom } from "../../support/chat.ts";
import { createDiscordChat, type DiscordChat } from "../../support/discord/chat.ts";
import { openHouse, type TestHouse } from "../../support/house.ts";
import { createSlackChat, type SlackChat } from "../../support/slack/chat.ts";
import type { Below } from "../../support/threads.ts";
import { openOnPlatform } from "../opening.ts";
import { type Cast, says } from "../story.ts";

const MANY = 20;

describe.each(["socket", "http"] as const)("threads on Slack by %s and on Discord at once", (transport) => {
  let slack: SlackChat;
  let discord: DiscordChat;
  let test: TestHouse;
  let cast: Cast;
  let [here, there]: ChatRoom[] = [];
  let [ana, bo]: ChatPerson[] = [];
  beforeAll(async () => {
    slack = await createSlackChat({ transport });
    discord = await createDiscordChat({ server: { eventsNow: () => test.clock.now().epochMilliseconds } });
    test = await openHouse({ kind: "postgres", chats: [slack, discord] });
    [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
    [ana, bo] = [await slack.person("SG21 representative"), await discord.person("ETSI representative")];
    cast = {
      secretariat: await discord.person("Secretariat"),
      coChair: await slack.person("Co-chair"),
      members: [ana, bo] as ChatPerson[],
      rooms: [here, there] as ChatRoom[],
      at: (person) => (person.account.platform === "slack" ? here : there) as ChatRoom,
    };
    await openOnPlatform(test, cast);
    for (const [person, organization] of [
      [ana, "ITU-T SG21"],
      [bo, "ETSI"],
    ] as [ChatPerson, string][]) {
      const email = `${organization.length}@example.org`;
      await says(
        cast,
        person,
        `register organization:"${organization}" category:sdo-representative country:FR email:${email}`,
      );
      await says(cast, cast.secretariat, `member confirm member:"${person.account.name}"`);
    }
  });
  afterAll(async () => {
    expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
    await test.stop();
  });

  async function opened(): Promise<{ number: number; onSlack: Below; onDiscord: Below }> {
    const said = await says(
      cast,
      cast.coChair,
      'discussion open subject:"Terms" question:"All of them?" closes:"in 4 weeks"',
    );
    const number = Number(/Discussion (\d+) is open/.exec(said)?.[1]);
    await test.house.settle();
    const below = async (room: ChatRoom | undefined): Promise<Below> => {
      const under = (await room?.messages())?.find((one) => one.text.split("\n")[0] === `Discussion ${number}`);
      if (!room || !under) throw new Error("no card");
      return { room, under };
    };
    return { number, onSlack: await below(here), onDiscord: await below(there) };
  }
  const seen = async (chat: SlackChat | DiscordChat, at: Below) =>
    (await chat.threads.messages(at)).map((one) => one.text);
  const recorded = async (number: number): Promise<string[]> => {
    const rows: unknown = await test.database.reading.execute(
      sql`select text from comment join discussion d on d.id = discussion_id where d.number = ${number} order by comment.number`,
    );
    return [...(rows as Iterable<{ text: string }>)].map((row) => row.text);
  };
  /** Once all that is due is done. */
  const settled =
    <Value>(look: () => Promise<Value>) =>
    async () => {
      await test.house.settle();
      return await look();
    };
  const person = (one: ChatPerson | undefined) => one as ChatPerson;

  it("carry many messages from both sides in their order, each once, through lost answers, repeated events and a cut connection", async () => {
    const { number, onSlack, onDiscord } = await opened();
    await slack.trouble({ kind: "answer lost", count: 3 });
    await discord.trouble({ kind: "answer lost", count: 3 });
    const numbers = Array.from({ length: MANY }, (_, n) => n + 1);
    await Promise.all([
      (async () => {
        for (const n of numbers) await slack.threads.write(person(ana), `From Slack ${n}.`, onSlack);
        await slack.threads.again();
      })(),
      (async () => {
        for (const n of numbers) {
          if (n === MANY / 2) discord.server.gateway.drop();
          await discord.threads.write(person(bo), `From Discord ${n}.`, onDiscord);
        }
      })(),
    ]);
    await expect.poll(() => recorded(number), { timeout: 20_000, interval: 100 }).toHaveLength(2 * MANY);
    await test.house.settle();
    expect(discord.server.world.faults.post, "every answer was lost").toEqual([]);
    const copies = (texts: string[], platform: string) => texts.filter((text) => text.includes(`, on ${platform}`));
    expect(copies(await seen(discord, onDiscord), "Slack").map((text) => /From Slack (\d+)\./.exec(text)?.[1])).toEqual(
      numbers.map(String),
    );
    expect(copies(await seen(slack, onSlack), "Discord").map((text) => /From Discord (\d+)\./.exec(text)?.[1])).toEqual(
      numbers.map(String),
    );
  });

  it("follow edits and deletions to the other platform, without mentions and without markup", async () => {
    const { onSlack, onDiscord } = await opened();
    const text = `Dear <@${person(bo).account.account}> & @everyone, *read* <https://example.org|this>.`;
    const id = await discord.threads.write(person(bo), text.replace(/<@.*?>/, "*you*"), onDiscord);
    const copy = async () => (await slack.threads.messages(onSlack)).at(-1);
    await expect.poll(settled(async () => (await copy())?.text)).toContain("ETSI representative (ETSI), on Discord");
    expect((await copy())?.text).toContain("*you* & @everyone, *read* <https://example.org|this>.");
    expect((await copy())?.notified).toEqual([]);
    await discord.threads.rewrite(person(bo), id, "Dear all.", onDiscord);
    await expect.poll(settled(async () => (await copy())?.text)).toContain("Dear all. (edited)");
    await discord.threads.erase(person(bo), id, onDiscord);
    await expect.poll(settled(async () => (await copy())?.text)).toContain("(deleted)");
    const back = await slack.threads.write(person(ana), "@everyone <!here> **loud**", onSlack);
    const there = async () => (await discord.threads.messages(onDiscord)).at(-1);
    await expect.poll(settled(async () => (await there())?.text)).toContain("@everyone");
    expect((await there())?.notified).toEqual([]);
    await slack.threads.erase(person(ana), back, onSlack);
    await expect.poll(settled(async () => (await there())?.text)).toContain("(deleted)");
  });

  it("are no more heard where somebody removed them, and nothing else is lost", async () => {
    const { number, onSlack, onDiscord } = await opened();
    const { world } = discord.server;
    const gone = world.channels.get(onDiscord.under.id);
    if (!gone) throw new Error("no thread");
    world.channels.delete(gone.id);
    world.dispatch("THREAD_DELETE", { id: gone.id, guild_id: world.guild, parent_id: gone.parent, type: 11 });
    const card = async () =>
      (await there?.messages())?.find((one) => one.text.split("\n")[0] === `Discussion ${number}`)?.text;
    await expect.poll(settled(async () => await card())).toContain("comment with the button");
    await slack.threads.write(person(ana), "Still there.", onSlack);
    await expect.poll(settled(() => recorded(number))).toEqual(["Still there."]);
    expect(await says(cast, cast.secretariat, "room list")).toContain("Discord");
  });
});

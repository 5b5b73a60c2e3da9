import { afterEach, describe, expect, it } from "vitest";
import { createDiscordAdapter } from "#adapters/discord/index.ts";
import type { Log } from "#core/contract/log.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import { interact, makeMessage, told } from "../support/discord/messages.ts";
import { until } from "../support/discord/world.ts";
import { DECLARATIONS, type House, messageOf, say, startHouse } from "./house.ts";

type Line = { level: string; text: string };
function listening(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (_: object, text: string) => void lines.push({ level, text });
  return { lines, log: { debug: () => {}, info: at("info"), warn: at("warn"), error: at("error") } };
}
const troubles = (lines: Line[]) => lines.filter(({ level }) => level !== "info");

let stop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of stop.reverse()) await end();
  stop = [];
});

async function started(settings: Parameters<typeof startHouse>[0] = {}): Promise<House> {
  const house = await startHouse(settings);
  stop.push(() => house.stop());
  return house;
}

async function server(settings: Parameters<typeof createDiscordChat>[0] = {}): Promise<DiscordChat> {
  const chat = await createDiscordChat(settings);
  stop.push(() => chat.stop());
  return chat;
}

describe("the connection to Discord", () => {
  it("registers the commands only when they changed", async () => {
    const chat = await server();
    const count: number[] = [];
    for (const declarations of [DECLARATIONS, DECLARATIONS, DECLARATIONS.slice(1), DECLARATIONS.slice(1)]) {
      const adapter = chat.adapter(declarations);
      await adapter.start(async () => {});
      await adapter.stop();
      count.push(chat.server.world.registrations);
    }
    expect(count).toEqual([1, 1, 2, 2]);
    const show = chat.server.world.commands
      .find(({ name }) => name === "poll")
      ?.options?.find(({ name }) => name === "show");
    expect(show?.options).toMatchObject([{ name: "poll", type: 3, required: true, autocomplete: true }]);
  });

  it("refuses to start with commands Discord can never register, and says which", async () => {
    const chat = await server();
    const [first] = DECLARATIONS;
    const long = { ...first, name: "poll open", summary: "x".repeat(101) } as (typeof DECLARATIONS)[number];
    await expect(chat.adapter([long]).start(async () => {})).rejects.toThrow('"poll open"');
    const many = Array.from({ length: 25 }, (_, n) => ({
      ...first,
      name: `poll verb${n}`,
      summary: "y".repeat(100),
    })) as typeof DECLARATIONS;
    const heavy = many.map((one) => ({
      ...one,
      fields: one.fields.map((field) => ({ ...field, help: "z".repeat(100) })),
    }));
    await expect(chat.adapter(heavy).start(async () => {})).rejects.toThrow("8000");
  });

  it("loses and repeats no interaction when the connection is cut", async () => {
    const house = await started();
    house.onCall = (call) => call.answer.reply(say("Here."));
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    await member.types("poll show poll:1", room);
    const { gateway, world } = house.chat.server;
    gateway.drop();
    const reply = member.types("poll show poll:2", room);
    expect(messageOf(await reply).text).toBe("Here.");
    gateway.reconnect();
    const calls = () =>
      house.came.filter((event) => event.kind === "call").map(({ call }) => ("parked" in call ? "" : call.args.poll));
    expect(messageOf(await member.types("poll show poll:3", room)).text).toBe("Here.");
    const resumed = (times: number) => until(world, 5000, () => (gateway.resumed >= times ? true : undefined));
    expect(await resumed(2)).toBe(true);
    gateway.invalidate(true);
    expect(await resumed(3)).toBe(true);
    expect(calls()).toEqual(["1", "2", "3"]);
    expect(gateway.identified).toBe(1);
  });

  it("begins a new session when Discord ended the old one", async () => {
    const house = await started();
    const { gateway } = house.chat.server;
    gateway.invalidate(false);
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    await expect.poll(() => gateway.identified, { timeout: 5000 }).toBe(2);
    await expect.poll(() => gateway.sessions(), { timeout: 5000 }).toBe(1);
    house.onCall = (call) => call.answer.reply(say("Here."));
    expect(messageOf(await member.types("poll show poll:1", room)).text).toBe("Here.");
  });

  it("says in one line that the token is refused, and lets the rest go on", async () => {
    const { log, lines } = listening();
    const chat = await server();
    const adapter = createDiscordAdapter({ ...chat.options(DECLARATIONS), token: "wrong", log });
    await adapter.start(async () => {});
    await adapter.stop();
    expect(troubles(lines)).toEqual([{ level: "error", text: expect.stringContaining("DISCORD_TOKEN") }]);
  });

  it("says in one line that the token was withdrawn while it was connected", async () => {
    const { log, lines } = listening();
    const house = await started({ log });
    house.chat.server.world.settings.token = "another";
    house.chat.server.gateway.close(4004);
    await expect.poll(() => troubles(lines).length).toBe(1);
    expect(troubles(lines)[0]?.text).toContain("DISCORD_TOKEN");
  });

  it("works without the message content intent, says so once, and reads nothing", async () => {
    const { log, lines } = listening();
    const house = await started({ log, server: { messageContent: false } });
    expect(troubles(lines)).toEqual([{ level: "warn", text: expect.stringContaining("Message Content Intent") }]);
    house.onCall = (call) => call.answer.reply(say("Here."));
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    makeMessage(house.chat.server.world, {
      channel: room.place.channel,
      author: member.account.account,
      payload: { content: "Hello" },
    });
    expect(messageOf(await member.types("poll show poll:1", room)).text).toBe("Here.");
    expect(house.came.map(({ kind }) => kind)).toEqual(["call"]);
    expect(house.adapter.can.threads).toMatchObject({ read: false });
  });

  it("asks for no message content where a setting says so, and says nothing of it", async () => {
    const { log, lines } = listening();
    const house = await started({ log, readMessages: false, server: { messageContent: false } });
    expect(troubles(lines)).toEqual([]);
    expect(house.adapter.can.threads).toMatchObject({ read: false });
  });

  it("knows the channel of a thread that was asleep when it connected, keeps the order, and hears no app", async () => {
    const house = await started({});
    const { world } = house.chat.server;
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const thread = { id: world.newId(), type: 11 as const, name: "T", parent: room.place.channel };
    world.channels.set(thread.id, { ...thread, gone: false, archived: true });
    const app = { id: world.newId(), username: "app", global_name: "Another app", bot: true };
    world.users.set(app.id, app);
    for (const author of [world.bot.id, app.id])
      makeMessage(world, { channel: thread.id, author, payload: { content: "Not by a person" } });
    for (const content of ["One", "Two <:smile:123456789012345678>", "Three"])
      makeMessage(world, { channel: thread.id, author: member.account.account, payload: { content } });
    await expect.poll(() => house.came.length).toBe(3);
    expect(house.came).toMatchObject([
      { kind: "said", text: "One", message: { channel: room.place.channel, thread: thread.id } },
      { kind: "said", text: "Two :smile:", message: { thread: thread.id } },
      { kind: "said", text: "Three", message: { thread: thread.id } },
    ]);
  });

  it("says once that Discord cannot be reached, and connects when it can", async () => {
    const { log, lines } = listening();
    const chat = await server();
    const options = { ...chat.options(DECLARATIONS), log };
    await chat.stop();
    const adapter = createDiscordAdapter({ ...options, timing: { ...options.timing, connectMs: 200 } });
    await adapter.start(async () => {});
    expect(troubles(lines)).toEqual([{ level: "warn", text: expect.stringContaining("cannot be reached") }]);
    const port = Number(new URL(options.apiUrl ?? "").port);
    const back = await server({ server: { port } });
    await expect.poll(() => back.server.gateway.sessions(), { timeout: 5000 }).toBe(1);
    await expect.poll(() => lines.at(-1)?.text).toBe("Connected to Discord.");
    expect(troubles(lines)).toHaveLength(1);
    await adapter.stop();
  });

  it("stops while Discord is away, without waiting for it", async () => {
    const chat = await server();
    const adapter = chat.adapter(DECLARATIONS);
    await adapter.start(async () => {});
    await chat.stop();
    const before = performance.now();
    await adapter.stop();
    expect(performance.now() - before).toBeLessThan(4000);
  });

  it("tells what people write, change and delete, and leaves out bots", async () => {
    const house = await started();
    const { world } = house.chat.server;
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    makeMessage(world, { channel: room.place.channel, author: world.bot.id, payload: { content: "Of a bot" } });
    const deleted = house.next((event) => event.kind === "deleted");
    const said = makeMessage(world, {
      channel: room.place.channel,
      author: member.account.account,
      payload: { content: "Hello" },
    });
    said.content = "Hello all";
    said.editedAt = Temporal.Now.instant().toString();
    world.dispatch("MESSAGE_UPDATE", told(world, said));
    world.dispatch("MESSAGE_DELETE", { id: said.id, channel_id: said.channel, guild_id: world.guild });
    await deleted;
    const message = { ...room.place, message: said.id };
    expect(house.came).toMatchObject([
      { kind: "said", text: "Hello", message, by: { name: "Member" } },
      { kind: "edited", text: "Hello all", message },
      { kind: "deleted", message },
    ]);
  });

  it("tells what people pass on and which sticker they send, though neither has a text of its own", async () => {
    const house = await started();
    const { world } = house.chat.server;
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const by = { channel: room.place.channel, author: member.account.account };
    const message = told(world, makeMessage(world, { ...by, payload: {} }));
    const original = {
      type: 0,
      content: "See <:note:1> the draft",
      attachments: [],
      embeds: [],
      mentions: [],
      mention_roles: [],
      flags: 0,
      sticker_items: [{ id: "2", name: "wave", format_type: 1 }],
    };
    const heard = house.next((event) => event.kind === "said" && event.message.message === "902");
    world.dispatch("MESSAGE_CREATE", {
      ...message,
      id: "901",
      message_reference: { type: 1, channel_id: by.channel, message_id: "900", guild_id: world.guild },
      message_snapshots: [{ message: { ...original, timestamp: "2025-07-03T06:00:00Z", edited_timestamp: null } }],
    });
    world.dispatch("MESSAGE_CREATE", {
      ...message,
      id: "902",
      sticker_items: [{ id: "1", name: "thumbs up", format_type: 1 }],
    });
    await heard;
    const said = house.came.filter((event) => event.kind === "said").map(({ text }) => text);
    expect(said).toEqual(["Forwarded: See :note: the draft\nForwarded: :wave:", ":thumbs up:"]);
  });

  it("hears that a server no longer has it, and not that a server is out of order", async () => {
    const house = await started();
    const { world } = house.chat.server;
    await house.chat.room("jca");
    const room = await house.chat.room("secretariat");
    world.dispatch("GUILD_DELETE", { id: world.guild, unavailable: true });
    const gone = house.next(
      (event) => event.kind === "gone" && "channel" in event.where && event.where.channel === room.place.channel,
    );
    world.dispatch("GUILD_DELETE", { id: world.guild });
    await gone;
    expect(house.came.map(({ kind }) => kind)).toEqual(["gone", "gone"]);
  });

  it("works in direct messages, where there is no server", async () => {
    const house = await started();
    const member = await house.chat.person("Member");
    await house.adapter.post(member.account, { kind: "message", view: say("Hello") }, "w-1");
    const [shown] = [...house.chat.server.world.messages.values()];
    const command = house.chat.server.world.commands.find(({ name }) => name === "help");
    const came = house.next((event) => event.kind === "call");
    interact(
      house.chat.server.world,
      { type: 2, user: member.account.account, channel: shown?.channel ?? "" },
      { id: command?.id, name: "help", type: 1, options: [] },
    );
    expect(await came).toMatchObject({ at: { platform: "discord", workspace: "discord", channel: shown?.channel } });
    expect(await came).not.toHaveProperty("at.team");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import type { ChatRoom } from "../support/chat.ts";
import { createSlackChat, type SlackChat, type SlackChatSettings } from "../support/slack/chat.ts";
import { createHandler, say } from "./handler.ts";

type Line = { level: string; message: string };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function open(settings: SlackChatSettings = {}) {
  const lines: Line[] = [];
  const note = (level: string) => (_fields: object, message: string) => void lines.push({ level, message });
  const log = { debug: () => undefined, info: note("info"), warn: note("warn"), error: note("error") };
  const chat = await createSlackChat({ log, ...settings });
  const adapter = chat.adapter();
  const handler = createHandler();
  stops.push(chat.stop, adapter.stop);
  return { chat, adapter, handler, lines };
}

const message = (chat: SlackChat, room: ChatRoom, user: string, text: string) => ({
  ...{ type: "message", channel: room.place.channel, user, text, channel_type: "channel" },
  ts: chat.server.state.newTs(),
});

describe("Slack's events", () => {
  it.each(["socket", "http"] as const)(
    "are passed on with the same id when they come again, by %s",
    async (transport) => {
      const { chat, adapter, handler } = await open({ transport });
      await adapter.start(handler.receive);
      const room = await chat.room("jca-mv");
      const person = await chat.person("SG21 representative");
      const event = message(chat, room, person.account.account, "A &amp; B <https://example.org|here>");
      await chat.server.event(event, "Ev1");
      await chat.server.event(event, "Ev1");
      await expect.poll(() => handler.received.length).toBe(2);
      const said = { id: "Ev1", kind: "said", by: person.account, text: "A & B here (https://example.org)", files: [] };
      expect(handler.received).toMatchObject([said, { ...said, message: { ...room.place, message: event.ts } }]);
    },
  );

  it("come again until they are answered", async () => {
    const { chat, adapter, handler } = await open({
      server: { retryAfterMs: [0, 10, 30, 100, 300, 1000], ackMs: 200 },
    });
    const room = await chat.room("jca-mv");
    const person = await chat.person("SG21 representative");
    const sent = chat.server.event(message(chat, room, person.account.account, "Early"));
    await adapter.start(handler.receive);
    expect(await sent).toBe("answered");
    await expect.poll(() => handler.received.length).toBe(1);
  });

  it("leave out our own messages, those of other apps and mere unfoldings", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const person = await chat.person("SG21 representative");
    const mine = message(chat, room, person.account.account, "A");
    await chat.server.event({ ...mine, user: "U0BOT", bot_id: "B0BOT" });
    await chat.server.event({ ...mine, subtype: "bot_message", bot_id: "B1" });
    await chat.server.event({ ...mine, subtype: "channel_join" });
    const changed = { type: "message", subtype: "message_changed", channel: room.place.channel, ts: "1.1" };
    await chat.server.event({ ...changed, message: { ...mine, text: "A" }, previous_message: mine });
    await chat.server.event({ ...changed, message: { ...mine, text: "B" }, previous_message: mine }, "Ev2");
    const deleted = { ...changed, subtype: "message_deleted", deleted_ts: mine.ts, previous_message: mine };
    await chat.server.event(deleted, "Ev3");
    await expect.poll(() => handler.received.length).toBe(2);
    expect(handler.received).toMatchObject([
      { id: "Ev2", kind: "edited", text: "B", message: { message: mine.ts } },
      { id: "Ev3", kind: "deleted", message: { ...room.place, message: mine.ts } },
    ]);
  });

  it("name whom a message mentions, and link its files where Slack shows them", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const [writer, named] = [await chat.person("SG21 representative"), await chat.person("ETSI representative")];
    const text = `<@${named.account.account}> &amp; <#C1|plenary>`;
    const files = [
      { url_private: "https://files.slack.com/1", permalink: "https://local.slack.com/files/1", name: "a" },
    ];
    await chat.server.event({ ...message(chat, room, writer.account.account, text), subtype: "file_share", files });
    await expect.poll(() => handler.received.length).toBe(1);
    expect(handler.received[0]).toMatchObject({
      text: "@ETSI representative & #plenary",
      files: [{ name: "a", file: "https://files.slack.com/1", link: "https://local.slack.com/files/1" }],
    });
  });

  it("have the words and files of a message that somebody passes on, and no preview of a link", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const [room, writer] = [await chat.room("jca-mv"), await chat.person("SG21 representative")];
    const files = [{ url_private: "https://files.slack.com/2", name: "b" }];
    const attachments = [
      { is_msg_unfurl: true, is_share: true, text: "The &amp; draft", author_name: "ETSI representative", files },
      { is_msg_unfurl: true, text: "A linked message" },
      { from_url: "https://example.org", text: "A page" },
    ];
    await chat.server.event({ ...message(chat, room, writer.account.account, ""), attachments });
    await expect.poll(() => handler.received.length).toBe(1);
    expect(handler.received[0]).toMatchObject({ text: "Forwarded: The & draft", files: [{ name: "b" }] });
  });

  it("of messages are not read without a scope for them, nor where a setting says so", async () => {
    const without = await open({ server: { withoutScopes: ["channels:history", "groups:history"] } });
    expect(without.adapter.can.threads).toMatchObject({ read: true });
    await without.adapter.start(without.handler.receive);
    await expect.poll(() => without.adapter.can.threads).toMatchObject({ read: false });
    const one = await open({ server: { withoutScopes: ["channels:history"] } });
    await one.adapter.start(one.handler.receive);
    expect(one.adapter.can.threads).toMatchObject({ read: true });
    const off = await open({ readMessages: false });
    await off.adapter.start(off.handler.receive);
    expect(off.adapter.can.threads).toMatchObject({ read: false });
    const [room, person] = [await off.chat.room("jca-mv"), await off.chat.person("SG21 representative")];
    await off.chat.server.event(message(off.chat, room, person.account.account, "Unread"));
    await person.types("hello", room);
    expect(off.handler.received.map(({ kind }) => kind)).toEqual(["typed"]);
  });

  it("say when a channel or the workspace no longer has us", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const { channel } = (await chat.room("jca-mv")).place;
    await chat.server.event({ type: "member_left_channel", user: "U1", channel, channel_type: "C", team: "T0TEAM" });
    await chat.server.event({ type: "member_left_channel", user: "U0BOT", channel, channel_type: "C", team: "T0TEAM" });
    await chat.server.event({ type: "app_uninstalled" });
    await expect.poll(() => handler.received.length).toBe(2);
    const workspace = { platform: "slack", workspace: "T0TEAM" };
    expect(handler.received).toMatchObject([
      { kind: "gone", where: { ...workspace, channel } },
      { kind: "gone", where: workspace },
    ]);
  });

  it("fill the Home tab", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const person = await chat.person("SG21 representative");
    const user = person.account.account;
    await chat.server.event({ type: "app_home_opened", user, channel: "D1", tab: "home", event_ts: "1.1" });
    await expect.poll(() => JSON.stringify(chat.server.state.views.get(`H${user}`))).toContain("Welcome, SG21");
  });

  it("name people by their enterprise where there is one", async () => {
    const { chat, adapter, handler } = await open({ server: { enterprise: "E0ORG" } });
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const person = await chat.person("SG21 representative");
    await person.types("hello", room);
    expect(handler.received[0]).toMatchObject({
      by: { workspace: "E0ORG" },
      at: { workspace: "E0ORG", team: "T0TEAM" },
    });
  });

  it("repeat a command or submission under its own id", async () => {
    const { chat, adapter, handler } = await open();
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const { account } = (await chat.person("SG21 representative")).account;
    const trigger = await chat.server.command(account, room.place.channel, "hello");
    await chat.server.command(account, room.place.channel, "hello", trigger);
    await expect.poll(() => handler.received.map((event) => event.id)).toEqual([trigger, trigger]);
  });
});

describe("a request to the app's address", () => {
  it("is refused with 401 when it is signed wrongly or more than five minutes old or ahead", async () => {
    const { chat, adapter, handler } = await open({ transport: "http" });
    await adapter.start(handler.receive);
    const body = JSON.stringify({ type: "event_callback", event_id: "Ev1", event: { type: "message", text: "x" } });
    expect(await chat.server.signedRequest(body)).toMatchObject({ status: 200 });
    expect(await chat.server.signedRequest(body, { secret: "guessed" })).toMatchObject({ status: 401 });
    expect(await chat.server.signedRequest(body, { ageS: 301 })).toMatchObject({ status: 401 });
    expect(await chat.server.signedRequest(body, { ageS: -900 })).toMatchObject({ status: 401 });
    expect(await chat.server.signedRequest(body, { ageS: 290 })).toMatchObject({ status: 200 });
  });

  it("is sent back for a later time while the bot stops", async () => {
    const { chat, adapter, handler } = await open({ transport: "http" });
    await adapter.start(handler.receive);
    await adapter.stop();
    expect(await chat.server.signedRequest("{}")).toMatchObject({ status: 503 });
  });
});

describe("the connection to Slack", () => {
  it("comes back after Slack renews it and after it breaks", async () => {
    const { chat, adapter, handler, lines } = await open();
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const person = await chat.person("SG21 representative");
    for (const break_ of [chat.server.sockets.refresh, chat.server.sockets.drop]) {
      const opened = chat.server.sockets.nextOpened();
      break_();
      await opened;
      expect(await person.types("hello", room)).toMatchObject({ message: { text: "You typed: hello" } });
    }
    expect(lines.filter((line) => line.level !== "info")).toEqual([]);
  });

  it("is tried again, with one line in the log, while the tokens are refused", async () => {
    const { chat, adapter, handler, lines } = await open();
    const { botToken, appToken } = chat.server.settings;
    Object.assign(chat.server.settings, { botToken: "xoxb-other", appToken: "xapp-other" });
    await adapter.start(handler.receive);
    await expect.poll(() => chat.server.asked.filter((method) => method === "auth.test").length).toBeGreaterThan(2);
    const errors = lines.filter((line) => line.level === "error").map((line) => line.message);
    expect(errors).toHaveLength(2);
    expect(errors.join(" ")).toMatch(/invalid_auth.*SLACK_(BOT|APP)_TOKEN/);
    expect(JSON.stringify(lines)).not.toContain("xoxb-");
    const opened = chat.server.sockets.nextOpened();
    Object.assign(chat.server.settings, { botToken, appToken });
    await opened;
    const person = await chat.person("SG21 representative");
    expect(await person.types("hello", await chat.room("jca-mv"))).toMatchObject({ message: {} });
  });

  it("names the scope that is missing, once", async () => {
    const { chat, adapter, handler, lines } = await open({ server: { withoutScopes: ["chat:write"] } });
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    for (const key of ["a", "b"]) {
      const delivery = await adapter.post(room.place, { kind: "message", view: say("A") }, key);
      expect(delivery).toMatchObject({ status: "retry", made: "no" });
    }
    const errors = lines.filter((line) => line.level === "error").map((line) => line.message);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("chat:write");
  });

  it("calls people by their handle, and asks once, where names may not be read", async () => {
    const { chat, adapter, handler, lines } = await open({ server: { withoutScopes: ["users:read"] } });
    await adapter.start(handler.receive);
    const room = await chat.room("jca-mv");
    const person = await chat.person("SG21 representative");
    await person.types("hello", room);
    await person.types("hello again", room);
    expect(handler.received).toMatchObject([
      { by: { name: "sg21.representative" } },
      { by: { name: "sg21.representative" } },
    ]);
    expect(chat.server.asked.filter((method) => method === "users.info")).toHaveLength(1);
    expect(lines.filter((line) => line.level === "error")).toHaveLength(1);
  });

  it("does not keep the start waiting when Slack is down", async () => {
    const { chat, adapter, handler, lines } = await open();
    await chat.server.stop();
    await adapter.start(handler.receive);
    expect(lines.filter((line) => line.level === "error")).toHaveLength(1);
    await adapter.stop();
  });

  it("opens no form when the trigger is too old, and says so", async () => {
    const { chat, adapter, handler } = await open({ server: { triggerMs: 0 } });
    const refused: unknown[] = [];
    await adapter.start(async (event) => {
      if (event.kind !== "typed") return;
      const { registerForm } = await import("./handler.ts");
      refused.push(await event.answer.form(registerForm()));
    });
    const person = await chat.person("SG21 representative");
    await chat.server.command(person.account.account, (await chat.room("jca-mv")).place.channel, "register");
    await expect.poll(() => refused).toMatchObject([{ status: "refused", why: "too late" }]);
    expect(handler.received).toEqual([]);
  });
});

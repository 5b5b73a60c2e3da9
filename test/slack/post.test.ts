import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackAdapter } from "#adapters/slack/index.ts";
import type { Delivery } from "#core/contract/adapter.ts";
import type { Account, MessageRef } from "#core/contract/call.ts";
import type { ChatPerson, ChatRoom } from "../support/chat.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { createSlackServer } from "../support/slack/server.ts";
import { card, createHandler, say } from "./handler.ts";

const refOf = (delivery: Delivery): MessageRef => {
  if (delivery.status === "sent") return delivery.ref;
  throw new Error(JSON.stringify(delivery));
};
const LONG_AGO = "2020-01-01T00:00:00Z";

describe("what Slack is sent without having asked", () => {
  let chat: SlackChat;
  let adapter: ReturnType<SlackChat["adapter"]>;
  let person: ChatPerson;
  let room: ChatRoom;
  const post = (text: string, key: string) => adapter.post(room.place, { kind: "message", view: say(text) }, key);

  beforeEach(async () => {
    chat = await createSlackChat();
    adapter = chat.adapter();
    await adapter.start(createHandler().receive);
    person = await chat.person("SG21 representative");
    room = await chat.room("jca-mv");
  });
  afterEach(async () => {
    await adapter.stop();
    await chat.stop();
    expect(chat.server.refusals).toEqual([]);
  });

  it("posts a card, edits it in place and deletes it", async () => {
    const ref = refOf(await adapter.post(room.place, { kind: "message", view: card(0) }, "card-1"));
    expect(ref).toEqual({ ...room.place, message: ref.message });
    const edited = await adapter.post(room.place, { kind: "message", view: card(1), replaces: ref }, "card-1-b");
    expect(edited).toEqual({ status: "sent", ref });
    const [shown] = await room.messages();
    expect(shown).toMatchObject({ id: ref.message, edited: true });
    expect(shown?.text).toContain("█████░░░░░ 1 (50%)");
    expect(await adapter.post(room.place, { kind: "delete", ref }, "card-1-c")).toEqual({ status: "sent", ref });
    expect(await room.messages()).toEqual([]);
  });

  it("sends a person a direct message", async () => {
    const ref = refOf(await adapter.post(person.account, { kind: "message", view: say("Please vote.") }, "remind-1"));
    expect(ref.channel).toMatch(/^D/);
    expect((await person.inbox()).map((message) => message.text)).toEqual(["Please vote."]);
    expect(await adapter.find(person.account, ["remind-1"], LONG_AGO)).toEqual({ "remind-1": ref });
  });

  it("starts a thread under a message and posts into it", async () => {
    const under = refOf(await post("The agenda", "a"));
    const thread = refOf(await adapter.post(room.place, { kind: "thread", under, name: "Item *1*" }, "b"));
    expect(thread).toMatchObject({ thread: under.message });
    const { message: _starter, ...place } = thread;
    const inside = refOf(await adapter.post(place, { kind: "message", view: say("A point") }, "c"));
    expect(inside.thread).toBe(under.message);
    expect((await room.messages()).map((message) => message.text)).toEqual(["The agenda", "A point"]);
    expect(await adapter.find(place, ["c", "d"], LONG_AGO)).toEqual({ c: inside, d: "no" });
  });

  it("posts a file under its message", async () => {
    const file = {
      kind: "file",
      name: "agenda.csv",
      type: "text/csv",
      bytes: Buffer.from("1;Opening"),
      view: say("Agenda"),
    } as const;
    const ref = refOf(await adapter.post(room.place, file, "file-1"));
    const [stored] = [...chat.server.state.files.values()];
    expect(stored).toMatchObject({ name: "agenda.csv", channel: room.place.channel, threadTs: ref.message });
    expect(await adapter.find(room.place, ["file-1"], LONG_AGO)).toEqual({ "file-1": ref });
  });

  it("finds all the keys in one look, after an answer was lost", async () => {
    await chat.trouble({ kind: "answer lost", count: 1 });
    expect(await post("Once", "lost-1")).toMatchObject({ status: "retry", made: "perhaps" });
    await post("Twice", "kept-1");
    const before = chat.server.asked.length;
    const found = await adapter.find(room.place, ["lost-1", "kept-1", "never-1"], LONG_AGO);
    const [lost] = await room.messages();
    expect(found).toMatchObject({ "lost-1": { message: lost?.id }, "kept-1": { channel: room.place.channel } });
    expect(found["never-1"]).toBe("no");
    expect(chat.server.asked.slice(before)).toEqual(["conversations.history"]);
  });

  it("cannot tell when the history does not reach back", async () => {
    chat.server.settings.historyPage = 1;
    for (let serial = 0; serial < 7; serial++) await post(`Post ${serial}`, `post-${serial}`);
    const found = await adapter.find(room.place, ["post-0", "post-6"], LONG_AGO);
    expect(found).toMatchObject({ "post-0": "cannot tell", "post-6": { channel: room.place.channel } });
  });

  it("tells a pause that was asked for from an unknown outcome", async () => {
    await chat.trouble({ kind: "limited", count: 1, afterMs: 7000 });
    expect(await post("A", "a")).toMatchObject({ status: "retry", afterMs: 7000, made: "no", limited: "channel" });
    await chat.trouble({ kind: "down", count: 1 });
    expect(await post("A", "a")).toMatchObject({ status: "retry", made: "perhaps" });
    const ref = refOf(await post("A", "a"));
    await chat.trouble({ kind: "limited", count: 1, afterMs: 100 });
    const edit = await adapter.post(room.place, { kind: "message", view: say("B"), replaces: ref }, "b");
    expect(edit).toMatchObject({ status: "retry", afterMs: 1000, made: "no", limited: "method" });
  });

  it("knows that nothing was made when Slack cannot be reached", async () => {
    const { botToken, appToken } = chat.server.settings;
    const nothing = () => undefined;
    const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
    const closed = await createSlackServer();
    await closed.stop();
    const nowhere = createSlackAdapter({ botToken, appToken, apiUrl: closed.apiUrl, log });
    expect(await nowhere.post(room.place, { kind: "message", view: say("A") }, "a")).toMatchObject({
      status: "retry",
      made: "no",
    });
  });

  it("tells a place that is gone from a message that is gone and a person who is closed", async () => {
    const ref = refOf(await post("A", "a"));
    await chat.trouble({ kind: "message deleted", room, id: ref.message });
    const edit = await adapter.post(room.place, { kind: "message", view: say("B"), replaces: ref }, "b");
    expect(edit).toMatchObject({ status: "refused", why: "no such message" });
    await chat.trouble({ kind: "room gone", room });
    expect(await post("C", "c")).toMatchObject({ status: "refused", why: "gone" });
    await chat.trouble({ kind: "messages closed", person });
    const direct = await adapter.post(person.account, { kind: "message", view: say("D") }, "d");
    expect(direct).toMatchObject({ status: "refused", why: "closed to messages" });
    const stranger: Account = { ...person.account, account: "U404" };
    expect(await adapter.post(stranger, { kind: "message", view: say("E") }, "e")).toMatchObject({ status: "refused" });
  });

  it("refuses what is too large instead of cutting it", async () => {
    const parts = Array.from({ length: 51 }, (_part, index) => ({ kind: "heading" as const, text: `Item ${index}` }));
    const view = { kind: "message", summary: "Many", parts } as const;
    expect(await adapter.post(room.place, { kind: "message", view: { ...view, parts } }, "a")).toMatchObject({
      status: "refused",
      why: "invalid",
    });
    expect(await post("x".repeat(12_001), "b")).toMatchObject({ status: "refused", why: "invalid" });
    expect(await room.messages()).toEqual([]);
  });

  it("keeps to the platform's 50 edits a minute only as far as Slack says so", async () => {
    chat.server.settings.updates = { calls: 1, inMs: 60_000 };
    const ref = refOf(await post("A", "a"));
    const edit = () => adapter.post(room.place, { kind: "message", view: say("B"), replaces: ref }, "b");
    expect(await edit()).toMatchObject({ status: "sent" });
    expect(await edit()).toMatchObject({ status: "retry", limited: "method" });
  });

  it("reads a file from Slack's own host only, and only so much of it", async () => {
    const { files } = chat.server.state;
    files.set("F1", { id: "F1", name: "list.csv", bytes: Buffer.from("a,b") });
    const workspace = { platform: "slack", workspace: room.place.workspace };
    const file = { ...workspace, file: chat.server.fileUrl("F1"), name: "list.csv", type: "text/csv", bytes: 3 };
    const read = await adapter.read(file, 10);
    expect(read.status === "read" && Buffer.from(read.bytes).toString()).toBe("a,b");
    expect(await adapter.read(file, 2)).toMatchObject({ status: "refused" });
    expect(await adapter.read({ ...file, bytes: 1 }, 2)).toMatchObject({ status: "refused" });
    for (const elsewhere of [
      "https://files.slack.com.example.org/x",
      "https://example.org/files.slack.com",
      "file:///x",
    ]) {
      expect(await adapter.read({ ...file, file: elsewhere }, 10)).toMatchObject({ status: "refused" });
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MessageRef } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import type { ChatRoom } from "../support/chat.ts";
import { type House, say, spans, startHouse } from "./house.ts";

const CARD: Message = say("Poll 1: Approve the agenda?", {
  kind: "choices",
  options: [
    {
      label: "Approve",
      tone: "main",
      call: { activity: "jca-mv", command: "poll vote", args: { poll: "1", choice: "1" } },
    },
  ],
});
const SINCE = Temporal.Now.instant().subtract({ hours: 1 }).toString();

let house: House;
let room: ChatRoom;
beforeEach(async () => {
  house = await startHouse({ timing: { requestMs: 400, connectMs: 3000 } });
  room = await house.chat.room("jca");
});
afterEach(() => house.stop());

async function posted(view: Message, key: string): Promise<MessageRef> {
  const delivery = await house.adapter.post(room.place, { kind: "message", view }, key);
  if (delivery.status !== "sent") throw new Error(JSON.stringify(delivery));
  return delivery.ref;
}

describe("posts on Discord", () => {
  it("posts a card, edits it and deletes it", async () => {
    const ref = await posted(CARD, "w-1");
    expect(await room.messages()).toMatchObject([
      { id: ref.message, text: "Poll 1: Approve the agenda?", buttons: ["Approve"], edited: false },
    ]);
    const edit = await house.adapter.post(
      room.place,
      { kind: "message", view: say("Poll 1 is closed."), replaces: ref },
      "w-2",
    );
    expect(edit).toEqual({ status: "sent", ref });
    expect(await room.messages()).toMatchObject([{ text: "Poll 1 is closed.", buttons: [], edited: true }]);
    expect(await house.adapter.post(room.place, { kind: "delete", ref }, "w-3")).toMatchObject({ status: "sent" });
    expect(await house.adapter.post(room.place, { kind: "delete", ref }, "w-3")).toMatchObject({ status: "sent" });
    expect(await room.messages()).toEqual([]);
    const again = await house.adapter.post(room.place, { kind: "message", view: CARD, replaces: ref }, "w-4");
    expect(again).toMatchObject({ status: "refused", why: "no such message" });
  });

  it.each([
    ["a card", CARD],
    ["a notice without buttons", say("Poll 1 is closed.")],
    ["a long notice", say("*".repeat(1900))],
  ])("finds %s whose answer was lost, and Discord makes it only once", async (_, view) => {
    await house.chat.trouble({ kind: "answer lost", count: 2 });
    for (const attempt of [1, 2]) {
      const lost = await house.adapter.post(room.place, { kind: "message", view }, "w-7");
      expect(lost, `attempt ${attempt}`).toMatchObject({ status: "retry", made: "perhaps" });
    }
    const shown = await room.messages();
    expect(shown).toHaveLength(1);
    const found = await house.adapter.find(room.place, ["w-7", "w-8"], SINCE);
    expect(found).toEqual({ "w-7": { ...room.place, message: shown[0]?.id }, "w-8": "no" });
  });

  it("looks through several pages of history, and says when it cannot tell", async () => {
    const ref = await posted(CARD, "w-1");
    const { server } = house.chat;
    const author = server.addUser("Member").id;
    for (let n = 0; n < 150; n++) {
      const id = server.world.newId();
      const stored = server.world.messages.get(ref.message) ?? expect.fail();
      server.world.messages.set(id, { ...stored, id, author, content: "-# Ref. w-9" });
    }
    const last = await posted(say("Closed."), "w-2");
    const found = await house.adapter.find(room.place, ["w-1", "w-2", "w-9"], SINCE);
    expect(found).toEqual({ "w-1": ref, "w-2": last, "w-9": "no" });
    await house.chat.trouble({ kind: "room gone", room });
    expect(await house.adapter.find(room.place, ["w-1"], SINCE)).toEqual({ "w-1": "cannot tell" });
  });

  it("sends direct messages, finds them, and says when somebody has closed theirs", async () => {
    const member = await house.chat.person("Member");
    const sent = await house.adapter.post(
      member.account,
      { kind: "message", view: say("You have not voted yet.") },
      "w-1",
    );
    expect(sent).toMatchObject({ status: "sent", ref: { platform: "discord", workspace: "discord" } });
    expect((await member.inbox()).map(({ text }) => text)).toEqual(["You have not voted yet.\nRef. w-1"]);
    expect(await house.adapter.find(member.account, ["w-1"], SINCE)).toMatchObject({
      "w-1": { message: expect.any(String) },
    });
    await house.chat.trouble({ kind: "messages closed", person: member });
    const closed = await house.adapter.post(member.account, { kind: "message", view: say("Again.") }, "w-2");
    expect(closed).toMatchObject({ status: "refused", why: "closed to messages" });
  });

  it("makes a thread once, posts into it, and wakes it to edit there", async () => {
    const card = await posted(CARD, "w-1");
    const made = await house.adapter.post(room.place, { kind: "thread", under: card, name: "Poll 1" }, "w-2");
    const again = await house.adapter.post(room.place, { kind: "thread", under: card, name: "Poll 1" }, "w-2");
    expect(made).toEqual({ status: "sent", ref: { ...card, thread: card.message } });
    expect(again).toEqual(made);
    const place = { ...room.place, thread: card.message };
    const inside = await house.adapter.post(place, { kind: "message", view: say("A comment.") }, "w-3");
    if (inside.status !== "sent") throw new Error(JSON.stringify(inside));
    const thread = house.chat.inThread(room, card.message);
    expect((await thread.messages()).map(({ text }) => text)).toEqual(["A comment.\nRef. w-3"]);
    const channel = house.chat.server.world.channels.get(card.message) ?? expect.fail();
    channel.archived = true;
    const edited = await house.adapter.post(
      place,
      { kind: "message", view: say("Corrected."), replaces: inside.ref },
      "w-4",
    );
    expect(edited).toMatchObject({ status: "sent" });
    house.onCall = (call) => call.answer.reply(say("Here."));
    await (await house.chat.person("Member")).types("poll show poll:1", thread);
    expect(house.came.at(-1)).toMatchObject({ at: place });
  });

  it("posts a file and reads one, from Discord's hosts only and never more than allowed", async () => {
    const bytes = new TextEncoder().encode("a;b\n1;2\n");
    await house.adapter.post(
      room.place,
      { kind: "file", name: "export.csv", type: "text/csv", bytes, view: say("The export.") },
      "w-1",
    );
    expect((await room.messages())[0]?.text).toContain("export.csv");
    const [stored] = [...house.chat.server.world.messages.values()];
    const ref = {
      platform: "discord",
      workspace: "discord",
      file: stored?.attachments[0]?.url ?? "",
      name: "export.csv",
      type: "text/csv",
      bytes: 8,
    };
    expect(await house.adapter.read(ref, 100)).toEqual({ status: "read", bytes });
    expect(await house.adapter.read(ref, 4)).toMatchObject({ status: "refused" });
    expect(await house.adapter.read({ ...ref, bytes: 1 }, 4)).toMatchObject({ status: "refused" });
    expect(await house.adapter.read({ ...ref, file: "http://127.0.0.1:1/attachments/1/x" }, 100)).toMatchObject({
      status: "refused",
    });
  });

  it("says that a room is gone, and hears of it", async () => {
    const heard = house.next((event) => event.kind === "gone");
    await house.chat.trouble({ kind: "room gone", room });
    expect(await heard).toMatchObject({ kind: "gone", where: room.place });
    expect(await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1")).toMatchObject({
      status: "refused",
      why: "gone",
    });
  });

  it("refuses what one message cannot hold, without sending a part of it", async () => {
    const delivery = await house.adapter.post(room.place, { kind: "message", view: say("x".repeat(7000)) }, "w-1");
    expect(delivery).toMatchObject({
      status: "refused",
      why: "invalid",
      detail: expect.stringContaining("characters"),
    });
    expect(await room.messages()).toEqual([]);
  });

  it("notifies the people a new post speaks to, and nobody by an edit or an answer", async () => {
    const member = await house.chat.person("SG21 representative");
    const view = spans({ person: "1", name: "SG21 representative", accounts: [member.account] }, ", please vote.");
    const ref = await posted(view, "w-1");
    expect(await room.messages()).toMatchObject([
      { text: "@SG21 representative, please vote.\nRef. w-1", notified: [member.account.account] },
    ]);
    await house.adapter.post(room.place, { kind: "message", view, replaces: ref }, "w-2");
    const facts: Message = {
      kind: "message",
      summary: "",
      parts: [
        {
          kind: "facts",
          rows: [{ label: "Opened by", value: view.parts[0]?.kind === "text" ? view.parts[0].spans : [] }],
        },
      ],
    };
    await posted(facts, "w-3");
    expect((await room.messages()).at(-1)?.notified).toEqual([]);
    const payloads = [...house.chat.server.world.messages.values()];
    expect(payloads).toHaveLength(2);
  });
});

describe("Discord's limits", () => {
  it("waits as told after a limit on a channel, and asks nothing twice", async () => {
    await house.chat.trouble({ kind: "limited", count: 1, afterMs: 700 });
    const limited = await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1");
    expect(limited).toMatchObject({ status: "retry", made: "no", limited: "channel" });
    expect(limited.status === "retry" && limited.afterMs).toBeGreaterThanOrEqual(700);
    expect(await room.messages()).toEqual([]);
  });

  it("tells a limit on everything from one on a channel, and spares Discord meanwhile", async () => {
    house.chat.server.world.faults.post.push({ kind: "limited", global: true, afterMs: 60_000 });
    const limited = await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1");
    expect(limited).toMatchObject({ status: "retry", made: "no", limited: "method" });
    const asked = house.chat.server.requests.length;
    expect(await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1")).toMatchObject({
      status: "retry",
      made: "no",
    });
    expect(house.chat.server.requests).toHaveLength(asked);
  });

  it("waits without a word from Discord after too many edits of an old message (30046)", async () => {
    const ref = await posted(CARD, "w-1");
    house.chat.server.world.faults.edit.push({ kind: "old edit" });
    const limited = await house.adapter.post(room.place, { kind: "message", view: CARD, replaces: ref }, "w-2");
    expect(limited).toMatchObject({ status: "retry", afterMs: 50, made: "no", limited: "channel" });
  });

  it("does not know whether a post was made when Discord fails, and knows it when nothing listens", async () => {
    await house.chat.trouble({ kind: "down", count: 1 });
    expect(await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1")).toMatchObject({
      status: "retry",
      made: "perhaps",
    });
    await house.adapter.stop();
    await house.chat.stop();
    expect(await house.adapter.post(room.place, { kind: "message", view: CARD }, "w-1")).toMatchObject({
      status: "retry",
      made: "no",
    });
    house = await startHouse();
  });

  it("keeps to the budget of a room by itself, with the platform's own numbers", async () => {
    await house.stop();
    house = await startHouse({ server: { postBudget: { calls: 5, inMs: 5000 } } });
    room = await house.chat.room("jca");
    const deliveries = [];
    for (let n = 0; n < 6; n++)
      deliveries.push(await house.adapter.post(room.place, { kind: "message", view: CARD }, `w-${n}`));
    expect(deliveries.map(({ status }) => status)).toEqual(["sent", "sent", "sent", "sent", "sent", "retry"]);
    expect(house.chat.server.requests.filter(({ status }) => status === 429)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatPerson, ChatRoom, Reply, Seen, SeenForm } from "../support/chat.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { card, createHandler, say } from "./handler.ts";

const messageOf = (reply: Reply): Seen => {
  if (typeof reply === "object" && "message" in reply) return reply.message;
  throw new Error(`No message but ${JSON.stringify(reply)}`);
};
const formOf = (reply: Reply): SeenForm => {
  if (typeof reply === "object" && "form" in reply) return reply.form;
  throw new Error(`No form but ${JSON.stringify(reply)}`);
};

describe.each(["socket", "http"] as const)("a conversation in Slack by %s", (transport) => {
  let chat: SlackChat;
  let adapter: ReturnType<SlackChat["adapter"]>;
  let handler: ReturnType<typeof createHandler>;
  let person: ChatPerson;
  let room: ChatRoom;

  beforeEach(async () => {
    chat = await createSlackChat({ transport });
    adapter = chat.adapter();
    handler = createHandler();
    await adapter.start(handler.receive);
    person = await chat.person("SG21 representative");
    room = await chat.room("jca-mv");
  });
  afterEach(async () => {
    await adapter.stop();
    await chat.stop();
    expect(chat.server.refusals).toEqual([]);
  });

  it("answers a typed command where only the asker sees it", async () => {
    const seen = messageOf(await person.types('poll open question:"A & B <C>"', room));
    expect(seen.text).toBe('You typed: poll open question:"A & B <C>"');
    expect(await room.messages()).toEqual([]);
    expect(handler.received[0]).toMatchObject({ kind: "typed", by: person.account, at: room.place });
  });

  it("opens a form when something is missing and shows an error at its field", async () => {
    const form = formOf(await person.types("register", room));
    expect(form.fields.map((field) => field.name)).toEqual(["organization", "email", "category"]);
    const again = formOf(await person.sends({ organization: "ITU-T SG21", email: "wrong" }));
    expect(again.fields.find((field) => field.name === "email")?.error).toBe("This is no e-mail address.");
    expect(again.fields.map((field) => field.value)).toEqual(["ITU-T SG21", "wrong", ""]);
    const done = messageOf(await person.sends({ email: "a@example.org", category: "guest" }));
    expect(done.text).toBe("Registered for ITU-T SG21, a@example.org");
    expect(handler.received.at(-1)).toMatchObject({
      kind: "call",
      at: room.place,
      call: { activity: "jca-mv", command: "register", args: { country: "KR" } },
      values: { organization: "ITU-T SG21", email: "a@example.org", category: "guest" },
    });
  });

  it("lets a person name an organization that is not there yet", async () => {
    await person.types("register", room);
    await person.sends({ organization: "Example Institute", email: "a@example.org" });
    expect(handler.received.at(-1)).toMatchObject({ values: { organization: "Example Institute" } });
  });

  it("keeps a sent form open while it is worked on, and shows the answer in it", async () => {
    await person.types("register", room);
    const done = messageOf(await person.sends({ organization: "ITU-T SG21", email: "slow@example.org" }));
    expect(done.text).toContain("Registered");
    await person.types("register", room);
    const form = formOf(await person.sends({ organization: "ITU-T SG21", email: "slow wrong" }));
    expect(form.fields.find((field) => field.name === "email")).toMatchObject({
      error: "This is no e-mail address.",
      value: "slow wrong",
    });
    expect(messageOf(await person.sends({ organization: "ITU-T SG21", email: "b@example.org" })).text).toContain("b@");
  });

  it("takes a press on a card as a call, and answers beside the card", async () => {
    const sent = await adapter.post(room.place, { kind: "message", view: card(0) }, "work-1");
    expect(sent.status).toBe("sent");
    const [shown] = await room.messages();
    expect(shown).toMatchObject({ buttons: ["Yes", "No"], edited: false, notified: [] });
    const answer = messageOf(await person.presses("No", shown as Seen));
    expect(answer.text).toBe('poll vote {"poll":"1","choice":"2"}');
    expect(answer.id).not.toBe(shown?.id);
    expect((await room.messages())[0]?.edited).toBe(false);
    const picked = messageOf(await person.picks(["One", "Two"], shown as Seen));
    expect(picked.text).toBe('poll vote {"poll":"1","choice":["1","2"]}');
  });

  it("takes a press on a button that stands only on an old screen", async () => {
    const sent = await adapter.post(room.place, { kind: "message", view: card(0) }, "work-1");
    const [old] = await room.messages();
    if (sent.status === "sent") {
      await adapter.post(room.place, { kind: "message", view: say("Closed"), replaces: sent.ref }, "work-2");
    }
    expect((await room.messages())[0]).toMatchObject({ text: "Closed", buttons: [] });
    expect(messageOf(await person.presses("Yes", old as Seen)).text).toContain("poll vote");
  });

  it("finishes what is in hand when it stops", async () => {
    const slow = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    handler.receive = async (event) => {
      if (event.kind !== "typed") return;
      taken.resolve();
      await slow.promise;
      await event.answer.reply(say("Done"));
    };
    const other = chat.adapter();
    await adapter.stop();
    await other.start(handler.receive);
    const answered = person.types("slow", room);
    await taken.promise;
    const stopped = other.stop();
    slow.resolve();
    await stopped;
    expect(messageOf(await answered).text).toBe("Done");
  });

  it("turns the page of a private answer in its place", async () => {
    const first = messageOf(await person.types("pages", room));
    const second = messageOf(await person.presses("Next page", first));
    expect(second).toMatchObject({ id: first.id, text: "Page 2", edited: true });
    expect(messageOf(await person.presses("Next page", second))).toMatchObject({ id: first.id, text: "Page 3" });
  });

  it("completes from live data in a form and in a message", async () => {
    expect(await person.completes("register", "organization", "ITU")).toEqual(["ITU-T SG21", "ITU-T SG13"]);
    expect(await person.completes("search", "poll", "ISO")).toEqual(["ISO/IEC JTC 1/SC 29"]);
    const seen = messageOf(await person.types("search", room));
    expect(messageOf(await person.picks(["ITU-T SG13"], seen)).text).toBe('poll show {"poll":"ITU-T SG13"}');
  });

  it("sends a file as a direct message, since a private answer cannot carry one", async () => {
    expect(messageOf(await person.types("file", room)).text).toBe("The list");
    await expect.poll(() => [...chat.server.state.files.values()][0]?.threadTs).toBeDefined();
    expect([...chat.server.state.files.values()][0]?.bytes.toString()).toBe("a,b");
    expect((await person.inbox()).map((message) => message.text)).toEqual(["The list"]);
  });

  it("shows nothing when nothing was answered", async () => {
    const patient = await createSlackChat({ transport, patienceMs: 50 });
    const quiet = patient.adapter();
    await quiet.start(handler.receive);
    const other = await patient.person("Guest");
    expect(await other.types("silence", await patient.room("hall"))).toBe("nothing");
    await quiet.stop();
    await patient.stop();
  });

  it("answers privately by direct message when the response_url is used up and the bot is not in the room", async () => {
    for (let use = 0; use < 3; use++) await person.types("register", room);
    const id = person.account.account;
    const uses = [...chat.server.state.responseUrls.values()].at(-1);
    if (uses) uses.uses = 5;
    const channel = chat.server.state.channels.get(room.place.channel);
    if (channel) channel.gone = true;
    await person.sends({ organization: "ITU-T SG21", email: "a@example.org" });
    expect((await person.inbox()).map((message) => message.text)).toEqual(["Registered for ITU-T SG21, a@example.org"]);
    expect(id).toBe(person.account.account);
  });
});

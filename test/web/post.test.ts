import { beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { createWebChat } from "../support/web/chat.ts";
import { DECLARATIONS, startDemo } from "../support/web/demo.ts";
import { createMemoryPort } from "../support/web/memory-port.ts";

const told = (text: string): Message => ({ kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }] });
const message = (text: string) => ({ kind: "message", view: told(text) }) as const;

describe("posting", () => {
  const chat = createWebChat();
  let adapter: Adapter;
  beforeEach(() => {
    adapter = chat.adapter(DECLARATIONS);
  });

  test("the same key again makes nothing new, and find tells it", async () => {
    const room = await chat.room("Keys");
    const first = await adapter.post(room.place, message("Once."), "k-1");
    expect(await adapter.post(room.place, message("Once."), "k-1")).toEqual(first);
    expect(await room.messages()).toHaveLength(1);
    const found = await adapter.find(room.place, ["k-1", "k-2"], "2025-07-03T00:00:00Z");
    expect(found).toEqual({ "k-1": first.status === "sent" ? first.ref : "", "k-2": "no" });
  });

  test("an edit, a thread and a deletion", async () => {
    const room = await chat.room("Edits");
    const made = await adapter.post(room.place, message("Before."), "e-1");
    if (made.status !== "sent") throw new Error("not sent");
    const edit = { ...message("After."), replaces: made.ref };
    expect(await adapter.post(room.place, edit, "e-2")).toEqual(made);
    const thread = await adapter.post(room.place, { kind: "thread", under: made.ref, name: "Talk" }, "e-3");
    expect(thread).toMatchObject({ status: "sent", ref: { thread: made.ref.message } });
    expect((await room.messages()).map((seen) => [seen.text, seen.edited])).toEqual([["After.", true]]);
    expect(await adapter.post(room.place, { kind: "delete", ref: made.ref }, "e-4")).toMatchObject({ status: "sent" });
    expect(await adapter.post(room.place, edit, "e-5")).toMatchObject({ status: "refused", why: "no such message" });
  });

  test("places, persons and files that are not here, and what is too large, are refused", async () => {
    const room = await chat.room("Refusals");
    const web = { platform: "web", workspace: "web" };
    expect(await adapter.post({ ...web, channel: "attic" }, message("x"), "r-1")).toMatchObject({ why: "gone" });
    expect(await adapter.post({ ...web, account: "nobody", name: "" }, message("x"), "r-2")).toMatchObject({
      why: "gone",
    });
    const file = { kind: "file", name: "a", type: "text/csv", bytes: new Uint8Array(), view: told("x") } as const;
    expect(await adapter.post(room.place, file, "r-3")).toMatchObject({ why: "unsupported" });
    expect(await adapter.post(room.place, message("x".repeat(20_000)), "r-4")).toMatchObject({ why: "invalid" });
    const option = { label: "a", call: { command: "help", args: {} } };
    const many: Message = { ...told("x"), parts: [{ kind: "choices", options: Array(26).fill(option) }] };
    expect(await adapter.post(room.place, { kind: "message", view: many }, "r-5")).toMatchObject({ why: "invalid" });
    expect(await room.messages()).toEqual([]);
  });

  test("a store in trouble is tried again, and after a lost answer find knows", async () => {
    const room = await chat.room("Trouble");
    await chat.trouble({ kind: "down", count: 1 });
    expect(await adapter.post(room.place, message("x"), "t-1")).toMatchObject({ status: "retry", made: "perhaps" });
    expect(await adapter.find(room.place, ["t-1"], "")).toEqual({ "t-1": "no" });
    await chat.trouble({ kind: "answer lost", count: 1 });
    expect(await adapter.post(room.place, message("x"), "t-2")).toMatchObject({ status: "retry", made: "perhaps" });
    expect(await adapter.find(room.place, ["t-2"], "")).toMatchObject({ "t-2": { channel: "trouble" } });
    expect(await room.messages()).toHaveLength(1);
  });
});

describe("the sandbox as people use it", () => {
  test("a form with an error, a poll, votes by button, and a reminder in the inbox", async () => {
    const port = createMemoryPort();
    const chat = createWebChat({ port });
    await startDemo(chat.adapter(DECLARATIONS), port);
    const room = await chat.room("General");
    const person = await chat.person("SG21 representative");
    const opened = await person.types("register", room);
    expect(opened).toMatchObject({ form: { title: "Register for JCA-MV" } });
    const again = await person.sends({ organization: "ITU-T SG21", country: "Korea", category: "Observer" });
    expect(again).toMatchObject({
      form: {
        fields: expect.arrayContaining([
          expect.objectContaining({
            name: "country",
            error: "Country is two letters, for example KR.",
            value: "Korea",
          }),
        ]),
      },
    });
    const done = await person.sends({ organization: "ITU-T SG21", country: "KR" });
    expect(done).toMatchObject({ message: { text: expect.stringContaining("You are registered") } });
    await person.types("poll open", room);
    const [card] = await room.messages();
    if (!card) throw new Error("no card");
    expect(card.buttons).toHaveLength(3);
    await person.presses("Object", card);
    expect((await room.messages())[0]).toMatchObject({ edited: true, text: expect.stringContaining("Object 1 100%") });
    await chat.door.clock("2025-07-16T00:00:00Z");
    expect((await person.inbox()).map((seen) => seen.buttons)).toEqual([["Show the poll"]]);
    expect(await person.completes("register", "organization", "sg2")).toEqual(["ITU-T SG21"]);
    const help = await person.types("help", room);
    if (help === "nothing" || !("message" in help)) throw new Error("no help");
    expect(await person.picks(["poll open"], help.message)).toMatchObject({ message: { id: expect.any(String) } });
    await chat.stop();
  });
});

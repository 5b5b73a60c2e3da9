import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { createWebAdapter } from "#adapters/web/index.ts";
import type { Inbound } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { DECLARATIONS, startDemo } from "../support/web/demo.ts";
import { createDoorClient } from "../support/web/door-client.ts";
import { createMemoryPort } from "../support/web/memory-port.ts";

const told = (text: string): Message => ({ kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }] });

async function start(receive: (event: Inbound) => Promise<void>, answerWithinMs = 1000) {
  const port = createMemoryPort();
  const log = pino({ level: "silent" });
  const adapter = createWebAdapter({ port, declarations: DECLARATIONS, log, answerWithinMs });
  await adapter.start(receive);
  return { port, adapter, door: createDoorClient(adapter.fetch) };
}
async function demo() {
  const port = createMemoryPort();
  const adapter = createWebAdapter({ port, declarations: DECLARATIONS, log: pino({ level: "silent" }) });
  await startDemo(adapter, port);
  return { port, adapter, door: createDoorClient(adapter.fetch) };
}
const as = { as: "sg21", room: "general" };

describe("the answer to a call", () => {
  test("is waited for past busy, also when the core has already returned", async () => {
    const { door } = await start(async (event) => {
      if (event.kind !== "typed") return;
      await event.answer.busy();
      setImmediate(() => void event.answer.reply(told("At last.")));
    });
    expect((await door.call({ ...as, text: "poll list" })).view).toMatchObject({ summary: "At last." });
  });

  test("is the last one given", async () => {
    const { door } = await start(async (event) => {
      if (event.kind !== "typed") return;
      await event.answer.reply(told("First."));
      await event.answer.reply(told("Second."));
    });
    expect((await door.call({ ...as, text: "poll list" })).view).toMatchObject({ summary: "Second." });
  });

  test("can be a file", async () => {
    const { door } = await start(async (event) => {
      if (event.kind !== "typed") return;
      await event.answer.file("members.csv", "text/csv", new TextEncoder().encode("name\n"), told("The list."));
    });
    const { view, file } = await door.call({ ...as, text: "member export" });
    expect(view).toMatchObject({ summary: "The list." });
    expect(file).toEqual({ name: "members.csv", type: "text/csv", base64: btoa("name\n") });
  });

  test("is nothing when the core has nothing to say, and an error when it fails or never answers", async () => {
    const silent = await start(async () => {});
    expect((await silent.door.call({ ...as, text: "x" })).view).toBeNull();
    const failing = await start(() => Promise.reject(new Error("secret detail")));
    await expect(failing.door.call({ ...as, text: "x" })).rejects.toThrow(/^500 Something went wrong/);
    const lost = await start(async (event) => {
      if (event.kind === "typed") await event.answer.busy();
    }, 1);
    await expect(lost.door.call({ ...as, text: "x" })).rejects.toThrow("504");
  });

  test("is refused after the stop, which waits for what is in hand", async () => {
    const gate = Promise.withResolvers<void>();
    const { door, adapter } = await start(async (event) => {
      await gate.promise;
      if (event.kind === "typed") await event.answer.reply(told("Finished."));
    });
    const asked = door.call({ ...as, text: "x" });
    await new Promise(setImmediate);
    const stopped = adapter.stop();
    gate.resolve();
    expect((await asked).view).toMatchObject({ summary: "Finished." });
    await stopped;
    await expect(door.call({ ...as, text: "x" })).rejects.toThrow("503");
  });
});

describe("the clock", () => {
  test("moves forward through what is due and says how much was delivered", async () => {
    const { door } = await demo();
    await door.call({ ...as, text: "poll open" });
    expect(await door.clock("2025-07-18T00:00:00Z")).toEqual({ now: "2025-07-18T00:00:00Z", delivered: 2, shown: 2 });
    const summaries = (await door.messages("general", "sg21")).map((message) => message.view.summary);
    expect(summaries.slice(1)).toEqual([
      expect.stringMatching(/^Poll 1 closes in 2 days/),
      expect.stringMatching(/^Poll 1 is closed/),
    ]);
    expect(await door.settle()).toEqual({ delivered: 0 });
  });

  test("never goes back, and takes only an instant", async () => {
    const { door } = await demo();
    await expect(door.clock("2025-07-03T06:59:59Z")).rejects.toThrow(/^400 The clock only goes forward\. Give a time/);
    await expect(door.clock("tomorrow")).rejects.toThrow(/^400 .*now: is not an ISO instant/);
    await expect(door.clock("2025-07-04")).rejects.toThrow("400");
  });
});

describe("free text", () => {
  test("is said, edited and deleted by whoever said it, and the core hears of each", async () => {
    const heard: Inbound[] = [];
    const { door } = await start(async (event) => void heard.push(event));
    const { message } = await door.say({ ...as, text: "Avatars belong to us." });
    const { message: below } = await door.say({ ...as, thread: message, text: "In the thread." });
    await door.edit(message, { as: "sg21", text: "Avatars are ours." });
    const shown = await door.messages("general", "sg17");
    expect(shown.map((one) => [one.view.summary, one.thread, one.editedAt !== undefined])).toEqual([
      ["SG21 representative: Avatars are ours.", undefined, true],
      ["SG21 representative: In the thread.", message, false],
    ]);
    await door.remove(below, { as: "sg21" });
    expect(await door.messages("general", "sg17")).toHaveLength(1);
    expect(heard.map((event) => event.kind)).toEqual(["said", "said", "edited", "deleted"]);
    expect(heard[1]).toMatchObject({
      text: "In the thread.",
      message: { channel: "general", thread: message, message: below },
    });
  });

  test("is not for others to change, nor to be empty, nor below a message that is not there", async () => {
    const { door, adapter } = await start(async () => {});
    const { message } = await door.say({ ...as, text: "Mine." });
    await expect(door.edit(message, { as: "sg17", text: "Not mine." })).rejects.toThrow("403");
    await expect(door.remove(message, { as: "sg17" })).rejects.toThrow("403");
    await expect(door.remove("999", { as: "sg21" })).rejects.toThrow("404");
    await expect(door.say({ ...as, text: " " })).rejects.toThrow(/400 .*text: is empty/);
    await expect(door.say({ ...as, thread: "999", text: "Here." })).rejects.toThrow("404");
    const posted = await adapter.post(
      { platform: "web", workspace: "web", channel: "general" },
      { kind: "message", view: told("By Convene.") },
      "card",
    );
    const id = posted.status === "sent" ? posted.ref.message : "";
    await expect(door.remove(id, { as: "sg21" })).rejects.toThrow("403");
  });
});

describe("server-sent events", () => {
  test("tell of changes and of the clock, and end with the stop", async () => {
    const { door, adapter } = await demo();
    const response = await adapter.fetch(new Request("http://127.0.0.1:3000/api/sandbox/events"));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    await door.say({ ...as, text: "Hello." });
    await door.clock("2025-07-03T08:00:00Z");
    await adapter.stop();
    const text = await response.text();
    expect(text).toContain('event: change\ndata: {"kind":"change","channel":"general","private":false}');
    expect(text).toContain('event: clock\ndata: {"kind":"clock","now":"2025-07-03T08:00:00Z"}');
  });
});

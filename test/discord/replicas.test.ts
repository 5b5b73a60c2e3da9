import { afterEach, describe, expect, it } from "vitest";
import type { Answered } from "#core/contract/adapter.ts";
import { createDiscordChat } from "../support/discord/chat.ts";
import { DECLARATIONS, messageOf, say } from "./house.ts";

let stop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of stop.reverse()) await end();
  stop = [];
});

describe("two processes with one Discord token", () => {
  it("both hear of one interaction under the same id, and the person sees one answer", async () => {
    const chat = await createDiscordChat();
    stop.push(() => chat.stop());
    const ids: string[] = [];
    const answers: Promise<Answered>[] = [];
    for (const name of ["first", "second"]) {
      const adapter = chat.adapter(DECLARATIONS);
      stop.push(() => adapter.stop());
      await adapter.start(async (event) => {
        ids.push(event.id);
        if (event.kind === "call") answers.push(event.answer.reply(say(name)));
      });
    }
    const [member, room] = [await chat.person("Member"), await chat.room("jca")];
    const reply = messageOf(await member.types("poll show poll:1", room));
    expect(["first", "second"]).toContain(reply.text);
    await expect.poll(() => answers.length).toBe(2);
    expect(await Promise.all(answers)).toEqual([{ status: "sent" }, { status: "sent" }]);
    expect(new Set(ids).size).toBe(1);
    const hidden = [...chat.server.world.messages.values()].filter(({ privateTo }) => privateTo !== undefined);
    expect(hidden).toHaveLength(1);
    expect(chat.server.world.registrations).toBe(1);
  });

  it.each(["answer", "repeat"])(
    "what one says only because the other did it never stands, also when the %s comes late",
    async (late) => {
      const chat = await createDiscordChat();
      stop.push(() => chat.stop());
      const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      for (const name of ["answer", "repeat"]) {
        const adapter = chat.adapter(DECLARATIONS);
        stop.push(() => adapter.stop());
        const how = name === "repeat" ? { repeated: true as const } : {};
        await adapter.start(async (event) => {
          if (event.kind !== "call") return;
          if (name === late) await first.promise;
          await event.answer.reply(say(name), how);
          (name === late ? second : first).resolve();
        });
      }
      const [member, room] = [await chat.person("Member"), await chat.room("jca")];
      await Promise.all([member.types("poll show poll:1", room), second.promise]);
      const hidden = [...chat.server.world.messages.values()].filter(({ privateTo }) => privateTo !== undefined);
      expect(hidden.map((message) => JSON.stringify(message).includes("answer"))).toEqual([true]);
    },
  );

  it("an answer of several messages shows all of them, in order", async () => {
    const chat = await createDiscordChat();
    stop.push(() => chat.stop());
    const adapter = chat.adapter(DECLARATIONS);
    stop.push(() => adapter.stop());
    const all = Promise.withResolvers<void>();
    await adapter.start(async (event) => {
      if (event.kind !== "call") return;
      for (const after of [false, true, true])
        await event.answer.reply(say(after ? "more" : "first"), after ? { after } : {});
      all.resolve();
    });
    const [member, room] = [await chat.person("Member"), await chat.room("jca")];
    await member.types("poll show poll:1", room);
    await all.promise;
    const hidden = [...chat.server.world.messages.values()].filter(({ privateTo }) => privateTo !== undefined);
    expect(hidden).toHaveLength(3);
  });
});

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
});

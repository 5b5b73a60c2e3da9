import { afterEach, describe, expect, it } from "vitest";
import { stopAll } from "#core/house/stop-all.ts";
import { createDirectChat, type DirectChat, textOf } from "../dispatch/direct-chat.ts";
import type { Chat } from "../support/chat.ts";
import { createMemoryLog, openHouse, type TestHouse } from "../support/house.ts";

const never = () => new Promise<void>(() => {});
const stopping = (chat: DirectChat, stop: () => Promise<void>): Chat => ({
  ...chat.chat,
  adapter: () => ({ ...chat.chat.adapter(), stop }),
});

describe("a house that stops", { timeout: 30_000 }, () => {
  let test: TestHouse | undefined;
  afterEach(() => test?.stop());

  async function opened(stop: () => Promise<void>, stopMs = 3500) {
    const chat = createDirectChat();
    test = await openHouse({ chats: [stopping(chat, stop)], work: { stopMs } });
    return { chat, ...test };
  }

  it("does not wait for a platform that hangs, and closes its database", async () => {
    const { house, database, log } = await opened(never, 500);
    await house.stop();
    expect(log.lines).toContainEqual({
      level: "warn",
      message: "not everything stopped in time; the rest is left behind",
      data: { left: 1, withinMs: 500 },
    });
    await expect(database.db.execute("select 1")).rejects.toThrow();
  });

  it("closes its database also when a platform fails to stop", async () => {
    const { house, database, log } = await opened(() => Promise.reject(new Error("no such socket")));
    await house.stop();
    expect(log.lines.map((line) => line.message)).toContain("something did not stop as it should");
    await expect(database.db.execute("select 1")).rejects.toThrow();
  });

  it("posts nothing more once its platforms begin to stop", async () => {
    const posted: number[] = [];
    const { chat, house, claimCode } = await opened(async () => {
      posted.push(chat.fake.requests.length);
      await registers("TTA");
      await house.settle();
      posted.push(chat.fake.requests.length);
    });
    const registers = async (organization: string) => {
      const rest = `category:sdo-representative country:KR email:${organization.toLowerCase()}@example.org`;
      const text = `register organization:${organization} ${rest}`;
      expect(textOf(await chat.ask(`${organization} representative`, { text }))).toContain("registered");
    };
    const said = textOf(await chat.ask("Co-chair", { text: `activity claim code:${claimCode()}` }));
    expect(said).toContain("You are now co-chair");
    await registers("ETSI");
    await house.settle();
    await house.stop();
    expect(posted).toEqual([1, 1]);
  });
});

describe("stopping several things", () => {
  it("begins with the first and waits for none of the others before it begins them", async () => {
    const begun: string[] = [];
    const part = (name: string) => ({
      async stop() {
        begun.push(name);
        await (name === "worker" ? never() : undefined);
      },
    });
    await stopAll([part("worker"), part("adapter"), part("server")], { withinMs: 5, log: createMemoryLog() });
    expect(begun).toEqual(["worker", "adapter", "server"]);
  });
});

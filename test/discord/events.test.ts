import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { work } from "#db/schema/work.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import type { ScheduledEvent } from "../support/discord/world.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { says } from "./says.ts";

/** The guild's calendar, through the whole house, on the local server. */
describe("a meeting in the calendar of a Discord server", () => {
  let chat: DiscordChat;
  let test: TestHouse;
  let type: (text: string, room?: string) => Promise<string>;
  beforeAll(async () => {
    chat = await createDiscordChat({ server: { eventsNow: () => test.clock.now().epochMilliseconds } });
    test = await openHouse({ chats: [chat] });
    type = says(chat, "Co-chair", "plenary");
    expect(await type(`activity claim code:${test.claimCode()}`)).toContain("You are now co-chair");
    await type("room bind visibility:members");
    await type("room bind visibility:everyone", "lobby");
    await test.house.settle();
  });
  afterAll(() => test.stop());

  const events = async (): Promise<ScheduledEvent[]> => {
    await test.house.settle();
    return [...chat.server.world.events.values()];
  };
  const named = async (words: string) => (await events()).filter((event) => event.name.includes(words));
  const DAY = 'starts:"2025-12-04 14:00" ends:"2025-12-04 16:00"';

  it("is there once, however many rooms the server has, and says no link", async () => {
    expect(await events()).toMatchObject([
      {
        name: "JCA-MV meeting 1: First meeting of JCA-MV",
        entity_metadata: { location: "Geneva, Switzerland" },
        scheduled_start_time: "2025-10-09T09:15:00Z",
        scheduled_end_time: "2025-10-09T11:15:00Z",
        status: 1,
      },
    ]);
  });

  it("moves, is cancelled, starts and ends with it", async () => {
    await type(`meeting schedule title:Moved ${DAY} place:Geneva link:https://example.org/secret`);
    await type(`meeting schedule title:Held starts:"2025-07-03 10:00" ends:11:00 place:Geneva`);
    expect(JSON.stringify(await events())).not.toContain("secret");
    await type('meeting move meeting:2 starts:"2025-12-05 14:00" place:Seoul');
    expect(await named("Moved")).toMatchObject([
      { scheduled_start_time: "2025-12-05T13:00:00Z", entity_metadata: { location: "Seoul" }, status: 1 },
    ]);
    await type("meeting cancel meeting:2");
    expect(await named("Moved")).toMatchObject([{ status: 4 }]);
    await type("meeting start meeting:3");
    expect(await named("Held")).toMatchObject([{ status: 2 }]);
    await type("meeting end meeting:3");
    expect(await named("Held")).toMatchObject([{ status: 3 }]);
  });

  it("that is not for everyone never comes into it", async () => {
    await type(`meeting schedule title:Inside ${DAY} place:Geneva for:members`);
    expect(await named("Inside")).toEqual([]);
  });

  it("is made once where the answer was lost, and anew where somebody deleted it", async () => {
    chat.server.world.faults.post.push();
    await chat.trouble({ kind: "answer lost", count: 1 });
    await type(`meeting schedule title:Lost ${DAY} place:Geneva for:everyone`);
    expect(await named("Lost")).toHaveLength(1);
    for (const { id } of await named("Lost")) chat.server.world.events.delete(id);
    await type("meeting move meeting:5 place:Seoul");
    expect(await named("Lost")).toMatchObject([{ entity_metadata: { location: "Seoul" } }]);
  });

  it("whose title and place are long is shortened, and says so", async () => {
    await type(`meeting schedule title:"${"T".repeat(140)}" ${DAY} place:"${"P".repeat(180)}"`);
    const [event] = await named("TTTT");
    expect(event?.name).toMatch(/^JCA-MV meeting 6: T+…$/);
    expect(event?.entity_metadata.location).toMatch(/^P+…$/);
  });

  it("whose time has begun is under way there, whatever is changed of it after that", async () => {
    await type(`meeting schedule title:Begun starts:"2025-07-03 11:00" ends:12:00 place:Geneva`);
    expect(await named("Begun")).toMatchObject([{ status: 1 }]);
    await test.forward("2025-07-03T09:30:00Z");
    expect(await type("meeting move meeting:7 place:Seoul")).toContain("is changed");
    expect(await named("Begun")).toMatchObject([{ status: 2 }]);
    expect(await test.database.reading.$count(work, eq(work.state, "dead"))).toBe(0);
  });

  it("goes to another room of the server when its own is unbound, and leaves with the last one", async () => {
    const before = (await named("First meeting")).map((event) => event.id);
    await type("room unbind");
    const after = await named("First meeting");
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]?.id);
    await type("room unbind", "lobby");
    expect(await named("First meeting")).toEqual([]);
  });

  it("that the bot may not make keeps no room from its cards", async () => {
    chat.server.world.eventsDenied = true;
    await type("room bind visibility:members", "annex");
    await test.house.settle();
    const annex = await (await chat.room("annex")).messages();
    expect(annex.some((message) => message.text.includes("First meeting of JCA-MV"))).toBe(true);
    expect(await type("room list", "annex")).toContain("this room");
    expect(chat.server.world.settings.openapi ? chat.server.byOpenapi : chat.server.checked).toBe(chat.server.checked);
  });
});

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../support/house.ts";
import { createDoorClient } from "../support/web/door-client.ts";

let folder: string;
let house: TestHouse;
let door: ReturnType<typeof createDoorClient>;
let page: (path: string, as: string, room: string) => Promise<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "charters-"));
  for (const file of ["charters/jca-mv.yaml", "test/charter/jca-ex.yaml"])
    await cp(file, join(folder, file.split("/").at(-1) ?? ""));
  house = await openHouse({ charter: folder });
  const fetch = house.house.adapters.find((adapter) => adapter.fetch)?.fetch;
  if (!fetch) throw new Error("the house has no sandbox");
  door = createDoorClient(fetch);
  page = async (path, as, room) => {
    const query = new URLSearchParams({ as, room });
    const headers = { accept: "text/html" };
    return await (await fetch(new Request(`http://127.0.0.1:3000${path}?${query}`, { headers }))).text();
  };
});
afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true });
});

describe("a sandbox with several activities", () => {
  test("says in title, rooms and board which one it is about", async () => {
    const ours = await page("/", "co-chair-1", "plenary");
    expect(ours).toMatch(/<title>Plenary, as First co-chair · Joint Coordination Activity on metaverse/);
    expect(ours).toMatch(/Hall<\/bdi><small><bdi>JCA-EX</);
    expect(ours).toContain("JCA-MV: Reminder of meeting 1");
    const theirs = await page("/", "ex-chair", "ex-hall");
    expect(theirs).toMatch(/<title>Hall, as Chair · Joint Coordination Activity on an example/);
    expect(await page("/api/sandbox/home", "co-chair-1", "plenary")).toMatch(
      /JCA-MV: what waits for you.*Nothing waits for you\./s,
    );
    expect(await page("/api/sandbox/home", "ex-chair", "ex-hall")).toMatch(
      /JCA-EX: what waits for you.*Nothing waits for you\./s,
    );
  });

  test("shows nobody what is posted in a room that they would not be in, and says why", async () => {
    expect(await door.messages("plenary", "co-chair-1")).not.toEqual([]);
    expect(await door.messages("plenary", "observer")).toEqual([]);
    expect(await page("/", "observer", "plenary")).toContain("Only members are in this room.");
    const register = "register organization:X category:observer country:AU email:a@example.org";
    await door.call({ as: "observer", room: "plenary", text: register });
    expect(await page("/", "observer", "ex-hall")).not.toContain("is closed to you");
    await door.call({ as: "secretariat", room: "plenary", text: "member approve member:1" });
    expect(await door.messages("plenary", "observer")).not.toEqual([]);
  });

  test("names a digest among what is due next", async () => {
    await door.call({ as: "co-chair-1", room: "plenary", text: "profile digest every:daily" });
    expect(await page("/api/sandbox/next", "co-chair-1", "plenary")).toContain(
      "JCA-MV: The daily digest of First co-chair, if something waits for them",
    );
  });

  test("moves its clock to a day and time in the room's zone, and says when that showed nothing", async () => {
    const gone = await door.clockTo("2025-07-20", "9:05:07.5", "plenary");
    expect(gone).toMatchObject({ now: "2025-07-20T07:05:07.5Z" });
    expect((await door.clockTo("2025-07-20", "09:05:08", "plenary")).shown).toBe(0);
    await expect(door.clockTo("2025-07-20", "half past", "plenary")).rejects.toThrow("is a day and a time");
    await expect(door.clockTo("2025-07-19", "10:00", "plenary")).rejects.toThrow("moves forward only");
  });

  test("suggests the commands that help shows, in its order, and none that one may not call", async () => {
    const names = async (as: string, text: string) =>
      (await door.complete({ as, room: "plenary", text })).options.map((one) => one.label);
    expect((await names("sg21-representative", ""))[0]).toBe("register");
    expect(await names("sg21-representative", "activity")).not.toContain("activity audit");
    expect(await names("sg21-representative", "poll")).not.toContain("poll close");
    expect(await names("co-chair-1", "poll")).toContain("poll close");
    expect(await names("co-chair-1", "help pol")).toContain("poll close");
  });
});

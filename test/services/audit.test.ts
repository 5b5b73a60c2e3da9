import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { account } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly();
});
afterAll(() => house.stop());

const last = () =>
  house.rows(sql`select what, person_id, platform, workspace, channel from audit order by id desc limit 1`);

it("the audit says from where something was done: the room, the platform alone without a room, nothing for the clock", async () => {
  await house.types(CHAIR, "room bind visibility:members", { room: "annex" });
  expect(await last()).toMatchObject([{ platform: "fake", workspace: "fake", channel: "annex" }]);
  await house.chat.pass({
    id: randomUUID(),
    kind: "call",
    by: account(CHAIR),
    call: { command: "remind me", args: { about: "Tea", at: "in 1 day" } },
    answer: {
      form: async () => ({ status: "sent" }),
      busy: async () => {},
      reply: async () => ({ status: "sent" }),
      file: async () => ({ status: "sent" }),
    },
  });
  expect(await last()).toMatchObject([{ platform: "fake", workspace: "fake", channel: null }]);
  await house.forward("2025-07-05T00:00:00Z");
  expect(await last()).toMatchObject([{ person_id: null, platform: null, channel: null }]);
});

it("is read by officers: who, what, which, when and from where, sought by noun, person and time", async () => {
  await house.seated("ETSI representative", "ETSI", "sdo-representative");
  await house.opens();
  await house.types("ETSI representative", "poll vote poll:1 choice:1");
  const all = await house.types(CHAIR, "activity audit");
  expect(all).toMatch(/Zurich time ETSI representative: voted, poll 1 \(fake, plenary\)/);
  expect(all).toMatch(/by itself: reminder/);
  expect(all).toContain("ETSI representative: registered, member 1");
  expect(await house.types(CHAIR, "activity audit about:poll")).not.toContain("member");
  const own = await house.types(CHAIR, 'activity audit by:"etsi rep"');
  expect(own).toContain("2 events, the newest first.");
  expect(await house.types(CHAIR, "activity audit until:2025-07-02")).toBe("Nothing that matches was recorded.");
  expect(await house.types(CHAIR, "activity audit since:2025-07-05 about:member")).toContain("member 1");
  expect(await house.types(CHAIR, "activity audit since:nonsense")).toContain("is not understood as a date");
  expect(await house.types("ETSI representative", "activity audit")).toContain("Only a co-chair");
});

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

import { afterAll, beforeAll, expect, it } from "vitest";
import { messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly();
  await house.seated("ETSI representative", "ETSI", "sdo-representative");
});
afterAll(() => house.stop());

it("what could not be delivered is shown to officers with the reason, and sent again by picking it", async () => {
  expect(await house.types(CHAIR, "activity undelivered")).toBe("Everything was delivered.");
  await house.house.settle();
  const { fake } = house.chat;
  fake.meets = ({ post }) =>
    post.kind === "message" ? { status: "refused", why: "forbidden", detail: "a scope is missing" } : undefined;
  await house.types("ETSI representative", 'remind me about:"Tea" at:"in 1 hour"');
  await house.opens();
  await house.forward("2025-07-03T08:00:00Z");
  await house.house.settle();
  fake.meets = () => undefined;
  expect(await house.types(CHAIR, "activity show")).toContain("Not delivered: 2; activity undelivered");
  expect(await house.types("ETSI representative", "activity show")).not.toContain("Not delivered");
  expect(await house.types("ETSI representative", "activity undelivered")).toContain("Only a co-chair");
  const shown = messageOf(await house.chat.ask(CHAIR, { text: "activity undelivered" }));
  const pick = shown.parts.find((part) => part.kind === "pick");
  if (!pick) throw new Error("nothing can be picked");
  const tries = async () =>
    textOf(await house.chat.ask(CHAIR, { call: pick.call, values: { delivery: [String(message?.id)] } }));
  const [message] = await house.rows(sql`select id from work where state = 'dead' and kind = 'post'`);
  const text = await house.types(CHAIR, "activity undelivered");
  expect(text).toContain("a message to ETSI representative (fake)");
  expect(text).toContain("the card of poll 1");
  expect(text).toContain("forbidden: a scope is missing");
  expect(await tries()).toContain("1 delivery still undelivered");
  await house.house.settle();
  expect(house.chat.inbox("ETSI representative").at(-1)?.text).toBe("Reminder: Tea\nYou asked for this reminder.");
  expect(await tries()).toContain("Nothing undelivered has the number");
});

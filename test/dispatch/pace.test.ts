import { expect, test } from "vitest";
import { createPace, PACE } from "#core/dispatch/pace.ts";
import { account } from "./direct-chat.ts";

const delegate = account("Delegate");

test("sixty calls at once, then one a second; a completion counts a tenth", () => {
  let nowMs = 0;
  const pace = createPace(PACE, () => nowMs);
  const taken = Array.from({ length: 61 }, () => pace.take(delegate, 1));
  expect(taken.filter((waitMs) => waitMs > 0)).toEqual([1000]);
  expect(pace.take(delegate, 0.1)).toBe(100);
  nowMs = 1000;
  expect([pace.take(delegate, 1), pace.take(delegate, 1)]).toEqual([0, 1000]);
  expect(pace.take(account("Another delegate"), 1)).toBe(0);
});

test("what is full again is forgotten, so that a crowd does not stay in memory", () => {
  let nowMs = 0;
  const pace = createPace(PACE, () => nowMs);
  for (let person = 0; person < 20_000; person += 1) {
    nowMs += 100;
    pace.take(account(`Delegate ${person}`), 1);
  }
  expect(pace.size()).toBeLessThanOrEqual(1000);
});

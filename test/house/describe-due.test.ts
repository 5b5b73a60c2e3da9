import { expect, it } from "vitest";
import { describeDue } from "#core/house/describe-due.ts";

it.each([
  ["discussion thread", "A message about a discussion"],
  ["agenda approved", "A message about an agenda"],
  ["reminders", "A message about reminders"],
])("a post of the notice %s is due as: %s", (notice, what) => {
  const runAt = Temporal.Instant.from("2025-07-03T06:00:00Z");
  const row = { id: 1, activityId: 1, runAt, of: "room", ofId: 1, kind: "post", notice } as const;
  expect(describeDue(new Map(), row)).toEqual({ at: "2025-07-03T06:00:00Z", what });
});

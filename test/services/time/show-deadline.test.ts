import { expect, test } from "vitest";
import { rungs } from "#core/services/time/ladder.ts";
import { inWords, shownDeadline } from "#core/services/time/show-deadline.ts";

const at = (text: string) => Temporal.Instant.from(text);
const zone = "Europe/Zurich";

test("an end at midnight is shown as 23:59 of the day before", () => {
  expect(inWords(at("2025-09-30T22:00:00Z"), zone)).toBe("Tuesday 30 September 2025, 23:59 (Europe/Zurich)");
  expect(String(shownDeadline(at("2025-09-30T22:00:00Z"), zone))).toBe("2025-09-30T21:59:00Z");
});

test("so is one on a day whose midnight does not exist", () => {
  expect(inWords(at("2025-09-07T04:00:00Z"), "America/Santiago")).toBe(
    "Saturday 6 September 2025, 23:59 (America/Santiago)",
  );
});

test("any other end is shown as it is", () => {
  expect(inWords(at("2025-09-30T15:05:00Z"), zone)).toBe("Tuesday 30 September 2025, 17:05 (Europe/Zurich)");
});

test("reminders count days on the calendar and hours exactly, earliest first", () => {
  const end = at("2025-10-31T23:00:00Z");
  const due = rungs(
    end,
    at("2025-10-01T00:00:00Z"),
    { before: ["PT3H", "P7D", "P1D", "P2D"] },
    at("2025-10-01T00:00:00Z"),
    zone,
  );
  expect(due.map(String)).toEqual([
    "2025-10-24T22:00:00Z",
    "2025-10-29T23:00:00Z",
    "2025-10-30T23:00:00Z",
    "2025-10-31T20:00:00Z",
  ]);
});

test("reminders that are over, before the opening or twice the same are left out", () => {
  const end = at("2025-10-10T22:00:00Z");
  const ladder = { before: ["P7D", "P1D", "PT24H", "PT3H", "PT0S"] };
  const due = (openedAt: string, now: string) => rungs(end, at(openedAt), ladder, at(now), zone).map(String);
  expect(due("2025-10-05T00:00:00Z", "2025-10-05T00:00:00Z")).toEqual(["2025-10-09T22:00:00Z", "2025-10-10T19:00:00Z"]);
  expect(due("2025-10-01T00:00:00Z", "2025-10-09T22:00:00Z")).toEqual(["2025-10-10T19:00:00Z"]);
  expect(due("2025-10-01T00:00:00Z", "2025-10-10T20:00:00Z")).toEqual([]);
});

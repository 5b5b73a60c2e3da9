import { expect, test } from "vitest";
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

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextTime, readRecurrence } from "#core/services/time/recurrence.ts";

const at = (text: string) => Temporal.Instant.from(text);
/** A Thursday, 08:00 in Zurich. */
const now = at("2025-07-03T06:00:00Z");
const zone = "Europe/Zurich";
const read = (text: string) => {
  const found = readRecurrence(text, { now, zone });
  return found && `${found.every} ${found.first}`;
};

test.each([
  ["every day 09:00", "day 2025-07-03T07:00:00Z"],
  ["every day", "day 2025-07-04T07:00:00Z"],
  ["daily at 7:30", "day 2025-07-04T05:30:00Z"],
  ["every weekday 07:00", "weekday 2025-07-04T05:00:00Z"],
  ["Every Monday 10:00", "week 2025-07-07T08:00:00Z"],
  ["every friday", "week 2025-07-04T07:00:00Z"],
  ["every Mondays 10:00", "week 2025-07-07T08:00:00Z"],
  ["every week Tuesday 10:00", "week 2025-07-08T08:00:00Z"],
  ["every month 2025-07-31 10:00", "month 2025-07-31T08:00:00Z"],
  ["monthly", "month 2025-07-04T07:00:00Z"],
])("%s begins as %s", (text, wanted) => {
  expect(read(text)).toBe(wanted);
});

test("a weekday that is said for a Saturday begins on Monday", () => {
  expect(read("every weekday 2025-07-05 10:00")).toBe("weekday 2025-07-07T08:00:00Z");
});

test.each(["in 2 weeks", "Friday 17:00", "everyday", "every second day"])("%s is one time, or nothing", (text) => {
  expect(read(text)).toBeUndefined();
});

test("an hour nobody understands is refused with words", () => {
  expect(() => read("every day at dawn")).toThrow("is not understood as a date");
});

test("the 31st stays the 31st, shortened only where a month is", () => {
  const of = { every: "month", startsAt: at("2025-01-31T09:00:00Z"), zone } as const;
  const times = [];
  for (let moment = of.startsAt; times.length < 4; times.push(moment.toString())) moment = nextTime(of, moment);
  expect(times).toEqual([
    "2025-02-28T09:00:00Z",
    "2025-03-31T08:00:00Z",
    "2025-04-30T08:00:00Z",
    "2025-05-31T08:00:00Z",
  ]);
});

describe.each(["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])("in %s", (where) => {
  test("the next time is the first one after now, on the wall's hour wherever that exists", () => {
    const start = fc.integer({ min: 0, max: 2_000_000 }).map((minutes) => at("2010-01-01T00:00:00Z").add({ minutes }));
    const every = fc.constantFrom("day" as const, "weekday" as const, "week" as const, "month" as const);
    const property = fc.property(start, every, fc.integer({ min: 0, max: 900_000 }), (startsAt, pace, minutes) => {
      const of = { every: pace, startsAt, zone: where };
      const moment = startsAt.add({ minutes });
      const next = nextTime(of, moment);
      expect(Temporal.Instant.compare(next, moment)).toBeGreaterThan(0);
      const before = next.subtract({ minutes: 1 });
      expect(nextTime(of, before), "none is left out").toEqual(next);
      const local = next.toZonedDateTimeISO(where);
      if (pace === "weekday") expect(local.dayOfWeek).toBeLessThan(6);
      const wall = startsAt.toZonedDateTimeISO(where).toPlainTime();
      const meant = local.toPlainDate().toZonedDateTime({ timeZone: where, plainTime: wall }).toInstant();
      expect(next).toEqual(meant);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

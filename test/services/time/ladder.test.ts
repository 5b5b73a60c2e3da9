import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ladder } from "#core/contract/reminders.ts";
import { recipientsOf } from "#core/services/remind/step.ts";
import { rungs, rungsAt } from "#core/services/time/ladder.ts";
import { isQuiet, outOfQuietHours } from "#core/services/time/quiet-hours.ts";

const at = (text: string) => Temporal.Instant.from(text);
const LATER = at("2040-01-01T00:00:00Z");
const ladder = (steps: Partial<Ladder>): Ladder => ({ before: [], after: [], to: [], assumed: true, ...steps });
const ZURICH = { zone: "Europe/Zurich", hour: "09:00" };

function stepsOf(since: string, endsAt: string, steps: Partial<Ladder>, until = LATER, place = ZURICH): string[] {
  return rungs({ since: at(since), endsAt: at(endsAt) }, ladder(steps), place, until).map((rung) => String(rung.at));
}

describe("a ladder", () => {
  const POLL = { before: ["PT3H", "P7D", "P1D", "P2D"] };

  test("counts days on the calendar and hours exactly, earliest first", () => {
    expect(stepsOf("2025-10-01T00:00:00Z", "2025-10-31T16:00:00Z", POLL)).toEqual([
      "2025-10-24T15:00:00Z",
      "2025-10-29T16:00:00Z",
      "2025-10-30T16:00:00Z",
      "2025-10-31T13:00:00Z",
    ]);
  });

  test("of an end without an hour counts from the day people read, in the morning", () => {
    expect(stepsOf("2025-10-01T00:00:00Z", "2025-10-31T23:00:00Z", { before: [...POLL.before, "P0D"] })).toEqual([
      "2025-10-24T07:00:00Z",
      "2025-10-29T08:00:00Z",
      "2025-10-30T08:00:00Z",
      "2025-10-31T08:00:00Z",
      "2025-10-31T20:00:00Z",
    ]);
  });

  test("leaves out what is before the beginning, after the end, or there twice", () => {
    const steps = { before: ["P7D", "P1D", "PT24H", "PT3H", "PT0S"] };
    expect(stepsOf("2025-10-05T00:00:00Z", "2025-10-10T15:00:00Z", steps)).toEqual([
      "2025-10-09T15:00:00Z",
      "2025-10-10T12:00:00Z",
    ]);
  });

  test("goes on after the end, at its own pace, without losing the day of the month", () => {
    const steps = { after: ["P2D", "P5D"], afterwards: "P1M" };
    expect(stepsOf("2025-01-01T00:00:00Z", "2025-01-26T10:00:00Z", steps, at("2025-04-01T00:00:00Z"))).toEqual([
      "2025-01-28T10:00:00Z",
      "2025-01-31T10:00:00Z",
      "2025-03-03T10:00:00Z",
      "2025-03-31T09:00:00Z",
      "2025-05-01T09:00:00Z",
    ]);
    const every = { every: "P3D" };
    expect(stepsOf("2025-07-01T10:00:00Z", "2025-07-09T10:00:00Z", every)).toEqual([
      "2025-07-04T10:00:00Z",
      "2025-07-07T10:00:00Z",
    ]);
  });

  test("tells the newest step that has come and the next one", () => {
    const term = { since: at("2025-10-01T00:00:00Z"), endsAt: at("2025-10-31T16:00:00Z") };
    const { last, next } = rungsAt(term, ladder(POLL), ZURICH, at("2025-10-30T16:00:00Z"));
    expect([last?.lead, next?.lead]).toEqual(["P1D", "PT3H"]);
  });

  test("names for each step those it is for", () => {
    const to: Ladder["to"] = [
      { who: "registered" },
      { who: "members-not-registered", before: ["P7D"], after: [] },
      { who: "co-chairs", before: [] },
    ];
    const who = (side: "before" | "after" | "every" | "afterwards", lead: string) =>
      recipientsOf({ to }, { side, lead }).map((one) => one.who);
    expect(who("before", "P7D")).toEqual(["registered", "members-not-registered"]);
    expect(who("before", "P1D")).toEqual(["registered"]);
    expect(who("after", "P1D")).toEqual(["registered", "co-chairs"]);
    expect(who("afterwards", "P7D")).toEqual(["registered", "co-chairs"]);
    expect(who("every", "P3D")).toEqual(["registered", "members-not-registered"]);
  });
});

/** Around changes of the clock, and where Apia had no 30 December 2011. */
const PLACES = [
  { zone: "Europe/Zurich", around: ["2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z"] },
  { zone: "America/New_York", around: ["2025-03-09T07:00:00Z", "2025-11-02T06:00:00Z"] },
  { zone: "Australia/Lord_Howe", around: ["2025-04-05T15:00:00Z", "2025-10-04T15:30:00Z"] },
  { zone: "Pacific/Apia", around: ["2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z"] },
] as const;
const MINUTE = 60_000;
const clockTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );

describe.each(PLACES)("over the clock changes of $zone", ({ zone, around }) => {
  const near = fc
    .tuple(fc.constantFrom(...around), fc.integer({ min: -4 * 1440, max: 4 * 1440 }))
    .map(([change, minutes]) => at(change).add({ minutes }));

  test("quiet hours hold a reminder until their first end, and no longer", () => {
    const property = fc.property(near, clockTime, clockTime, (now, from, until) => {
      const hours = { zone, from, until };
      const told = outOfQuietHours(now, hours);
      const waitMs = told.epochMilliseconds - now.epochMilliseconds;
      expect(isQuiet(told, hours)).toBe(false);
      expect(waitMs).toBeGreaterThanOrEqual(0);
      expect(outOfQuietHours(told, hours)).toEqual(told);
      for (let ms = 0; ms < waitMs; ms += 15 * MINUTE) {
        expect(isQuiet(now.add({ milliseconds: ms }), hours), "quiet all the time it waits").toBe(true);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  test("an end that comes before the quiet is over lets it through at once", () => {
    const property = fc.property(
      near,
      clockTime,
      clockTime,
      fc.integer({ min: 1, max: 2000 }),
      (now, from, until, minutes) => {
        const hours = { zone, from, until };
        const end = now.add({ minutes });
        const [free, told] = [outOfQuietHours(now, hours), outOfQuietHours(now, hours, end)];
        expect(Temporal.Instant.compare(told, end)).toBeLessThan(0);
        expect(told).toEqual(Temporal.Instant.compare(free, end) < 0 ? free : now);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  test("the steps before an end without an hour come on the right days, never at midnight, and in order", () => {
    const leads = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });
    const property = fc.property(near, leads, (moment, days) => {
      const shown = moment.toZonedDateTimeISO(zone).toPlainDate();
      const endsAt = shown.add({ days: 1 }).toZonedDateTime(zone).toInstant();
      const term = { since: endsAt.subtract({ hours: 24 * 60 }), endsAt };
      const steps = rungs(term, ladder({ before: days.map((day) => `P${day}D`) }), { zone, hour: "09:00" }, LATER);
      const local = steps.map((step) => step.at.toZonedDateTimeISO(zone));
      expect(local.every((one) => one.hour === 9 && one.minute === 0)).toBe(true);
      expect([...local].sort(Temporal.ZonedDateTime.compare).map(String)).toEqual(local.map(String));
      const there = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toPlainDate().equals(day);
      const wanted = days.map((lead) => shown.subtract({ days: lead })).filter(there);
      expect(wanted.every((day) => local.some((one) => one.toPlainDate().equals(day)))).toBe(true);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test("a step always comes after the beginning and before the end, whatever the hour", () => {
    const lead = fc.constantFrom("P14D", "P7D", "P2D", "P1D", "P0D", "PT3H", "PT1H", "PT0S");
    const property = fc.property(
      near,
      fc.integer({ min: 1, max: 30_000 }),
      fc.array(lead),
      (since, minutes, before) => {
        const term = { since, endsAt: since.add({ minutes }) };
        for (const { at: step } of rungs(term, ladder({ before }), { zone, hour: "09:00" }, LATER)) {
          expect(Temporal.Instant.compare(step, term.since)).toBeGreaterThan(0);
          expect(Temporal.Instant.compare(step, term.endsAt)).toBeLessThan(0);
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});

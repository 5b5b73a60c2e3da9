import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "#core/contract/problem.ts";
import { readDeadline, readInstant } from "#core/services/time/read-deadline.ts";

const zone = "Europe/Zurich";
/** Thursday, 10:00 in Geneva. */
const now = Temporal.Instant.from("2025-07-03T08:00:00Z");
const local = (text: string, where = zone, from = now) => {
  const { endsAt, dateOnly } = readDeadline(text, { now: from, zone: where });
  return `${dateOnly ? "date " : ""}${endsAt.toZonedDateTimeISO(where).toPlainDateTime()}`;
};
const problem = (read: () => unknown): Problem => {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("no problem");
};
const refused = (text: string, where = zone, from = now) =>
  problem(() => readDeadline(text, { now: from, zone: where })).message;

describe("a deadline", () => {
  test.each([
    ["2025-09-29", "date 2025-09-30T00:00:00"],
    ["2025-09-29T09:00", "2025-09-29T09:00:00"],
    ["2025-09-29 9:00", "2025-09-29T09:00:00"],
    ["2025-09-29T09:00Z", "2025-09-29T11:00:00"],
    ["2025-09-29T09:00:00+05:30", "2025-09-29T05:30:00"],
    ["30 Sep 2025", "date 2025-10-01T00:00:00"],
    ["30 September, 2025 at 17:00", "2025-09-30T17:00:00"],
    ["Tuesday 30 Sep 2025", "date 2025-10-01T00:00:00"],
    ["Sep 30", "date 2025-10-01T00:00:00"],
    ["Jan 30", "date 2026-01-31T00:00:00"],
    ["Friday 17:00", "2025-07-04T17:00:00"],
    ["5pm Friday", "2025-07-04T17:00:00"],
    ["by Friday", "date 2025-07-05T00:00:00"],
    ["Friday 17:00 UTC", "2025-07-04T19:00:00"],
    ["Friday 17:00 Asia/Seoul", "2025-07-04T10:00:00"],
    ["Thursday", "date 2025-07-04T00:00:00"],
    ["Thursday 09:00", "2025-07-10T09:00:00"],
    ["today", "date 2025-07-04T00:00:00"],
    ["tomorrow", "date 2025-07-05T00:00:00"],
    ["09:59", "2025-07-04T09:59:00"],
    ["10:01", "2025-07-03T10:01:00"],
    ["noon", "2025-07-03T12:00:00"],
    ["in 2 weeks", "2025-07-17T10:00:00"],
    ["In 3 days", "2025-07-06T10:00:00"],
    ["in 90 minutes", "2025-07-03T11:30:00"],
    ["in an hour and 30 minutes", "2025-07-03T11:30:00"],
    ["two weeks from now", "2025-07-17T10:00:00"],
  ])("%s is read as %s", (text, expected) => expect(local(text)).toBe(expected));

  test("says why one is refused that is over", () => {
    expect(refused("2025-06-30")).toBe(
      "2025-06-30 is already over in Europe/Zurich, where it is now Thursday 3 July 2025, 10:00 (Europe/Zurich).",
    );
    expect(refused("2025-07-01T10:00+02:00")).toBe(
      '"2025-07-01T10:00+02:00" is already over: it is now Thursday 3 July 2025, 10:00 (+02:00).',
    );
    expect(refused("2025-07-03 10:00")).toContain("is already over");
    expect(refused("yesterday")).toContain("2025-07-02 is already over");
  });

  test.each(["30/09/2025 17:00", "09/30/2025 17:00", "30.9.2025 17:00"])("%j can be only one day", (text) => {
    expect(String(readDeadline(text, { now, zone }).endsAt)).toBe(
      String(readDeadline("2025-09-30 17:00", { now, zone }).endsAt),
    );
  });

  test.each([
    ["soon", '"soon" is not understood as a date.'],
    ["", '"" is not understood as a date.'],
    ["2025-02-30", '"2025-02-30" is not a date and time that exists.'],
    ["Friday 25:00", '"Friday 25:00" is not understood as a date.'],
    ["next Friday", '"next Friday" is not understood as a date.'],
    ["02/03/2026", '"02/03/2026" is not understood as a date.'],
    ["31/13/2025", '"31/13/2025" is not understood as a date.'],
    ["30/02/2026", '"2026-02-30" is not a date and time that exists.'],
    ["September", '"September" is not understood as a date.'],
    ["Friday midnight", '"Friday midnight" is not understood as a date.'],
    ["5", '"5" is not understood as a date.'],
    ["3 July - 5 July", '"3 July - 5 July" is not understood as a date.'],
    ["Friday please", '"Friday please" is not understood as a date.'],
    ["Monday 30 Sep 2025", "2025-09-30 is a Tuesday."],
    ["2031-01-01", '"2031-01-01" is more than 5 years away.'],
    ["in 999999 years", "That is too far away."],
  ])("%j is refused", (text, said) => expect(refused(text)).toBe(said));

  test("a refusal lists what is understood and names the field", () => {
    const found = problem(() => readDeadline("soon", { now, zone, field: "closes" }));
    expect(found).toMatchObject({ code: "invalid", field: "closes" });
    expect(found.hint).toContain('"in 2 weeks"');
  });
});

describe("where clocks change", () => {
  const at = (text: string) => Temporal.Instant.from(text);

  test("weeks keep the hour on the wall, minutes are exact", () => {
    const before = at("2025-10-25T10:00:00Z");
    expect(local("in 1 day", zone, before)).toBe("2025-10-26T12:00:00");
    expect(local("in 24 hours", zone, before)).toBe("2025-10-26T11:00:00");
  });

  test("an hour that is jumped over moves on, one that comes twice is the first", () => {
    const read = (text: string) => String(readDeadline(text, { now: at("2026-01-01T00:00:00Z"), zone }).endsAt);
    expect(read("2026-03-29 02:30")).toBe("2026-03-29T01:30:00Z");
    expect(read("2026-10-25 02:30")).toBe("2026-10-25T00:30:00Z");
    expect(read("25 Oct 2026 02:30")).toBe("2026-10-25T00:30:00Z");
  });

  test.each([
    ["America/Santiago", "2025-09-06", "2025-09-07T01:00:00"],
    ["Asia/Beirut", "2026-03-28", "2026-03-29T01:00:00"],
    ["Africa/Cairo", "2026-04-23", "2026-04-24T01:00:00"],
    ["Australia/Lord_Howe", "2025-10-05", "2025-10-06T00:00:00"],
  ])("in %s %s ends with the first moment of the next day", (where, date, end) => {
    expect(local(date, where)).toBe(`date ${end}`);
  });

  test("a day the calendar jumped over is refused", () => {
    const in2011 = at("2011-12-01T00:00:00Z");
    expect(local("2011-12-29", "Pacific/Apia", in2011)).toBe("date 2011-12-31T00:00:00");
    expect(refused("2011-12-30", "Pacific/Apia", in2011)).toContain("does not exist in Pacific/Apia");
  });

  test("in every zone a date lasts until its last moment and not longer", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(zones, fc.integer({ min: 1, max: 1800 }), fc.boolean(), (where, days, iso) => {
        const date = now.toZonedDateTimeISO(where).toPlainDate().add({ days });
        const name = iso
          ? String(date)
          : date.toLocaleString("en-GB", { day: "numeric", month: "short", year: "numeric" });
        const { endsAt, dateOnly } = readDeadline(name, { now, zone: where });
        const day = (instant: Temporal.Instant) => String(instant.toZonedDateTimeISO(where).toPlainDate());
        expect(dateOnly).toBe(true);
        expect(day(endsAt.subtract({ nanoseconds: 1 }))).toBe(String(date));
        expect(day(endsAt)).toBe(String(date.add({ days: 1 })));
        for (const hours of [1, 2, 3]) expect(day(endsAt.add({ hours }))).toBe(String(date.add({ days: 1 })));
      }),
      { numRuns: 300 },
    );
  });
});

describe("an instant", () => {
  test("without an hour is nine in the morning", () => {
    const read = (text: string) => String(readInstant(text, { now, zone }).toZonedDateTimeISO(zone).toPlainDateTime());
    expect(read("2025-09-29")).toBe("2025-09-29T09:00:00");
    expect(read("Thursday")).toBe("2025-07-10T09:00:00");
    expect(read("in 3 days")).toBe("2025-07-06T10:00:00");
    expect(problem(() => read("today")).message).toBe(
      "Thursday 3 July 2025, 09:00 (Europe/Zurich) is already over: it is now Thursday 3 July 2025, 10:00 (Europe/Zurich).",
    );
  });

  test("any text is read as a time to come, or refused with words", () => {
    const piece = fc.constantFrom(
      "in",
      "2",
      "weeks",
      "Friday",
      "Sep",
      "30",
      "17:00",
      "2026",
      "-",
      "T",
      "Z",
      "tomorrow",
      "+02:00",
      "at",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 6 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, (said) => {
        try {
          const { endsAt } = readDeadline(said, { now, zone });
          expect(Temporal.Instant.compare(endsAt, now)).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 150 },
    );
  });
});

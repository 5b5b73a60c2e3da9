import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "#core/contract/problem.ts";
import { charterDeadline, documentsEnd, isOver, registrationEnd } from "#core/services/meeting/deadlines.ts";
import { movedTimes, readTimes } from "#core/services/meeting/read-times.ts";
import { type MeetingVerb, stateAfter, TRANSITIONS } from "#core/services/meeting/state.ts";
import { shownDeadline } from "#core/services/time/show-deadline.ts";
import type { MeetingState } from "#db/queries/meeting.ts";
import { jcaMv } from "./jca-mv.ts";

const ZONES = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
const zones = fc.constantFrom(...ZONES);
const days = fc.integer({ min: 0, max: 365 * 28 }).map((days) => Temporal.PlainDate.from("2009-01-01").add({ days }));
const A_MOMENT = { nanoseconds: 1 };
const dayAt = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate();
/** Apia went from 29 to 31 December 2011. */
const exists = (day: Temporal.PlainDate, zone: string) => day.toZonedDateTime(zone).toPlainDate().equals(day);

describe("a deadline of a meeting", () => {
  it("without an hour is open in the last moment of its day there and over in the first of the next, whatever the clocks do", () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        fc.pre(exists(day, zone));
        const end = charterDeadline(day.toString(), zone);
        expect(dayAt(end.subtract(A_MOMENT), zone).equals(day)).toBe(true);
        expect(Temporal.PlainDate.compare(dayAt(end, zone), day)).toBe(1);
        expect(isOver(end, end.subtract(A_MOMENT))).toBe(false);
        expect(isOver(end, end)).toBe(true);
        expect(dayAt(shownDeadline(end, zone), zone).equals(day)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("for documents is so many days before the meeting's day as the charter says, where the meeting has none", () => {
    fc.assert(
      fc.property(days, zones, fc.integer({ min: 0, max: 1439 }), (day, zone, minutes) => {
        const startsAt = day.toZonedDateTime(zone).add({ minutes }).toInstant();
        const activity = { ...jcaMv, zone };
        const end = documentsEnd({ startsAt, registrationEndsAt: null, documentsEndAt: null }, activity);
        const last = dayAt(startsAt, zone).subtract({ days: 12 });
        fc.pre(exists(last, zone));
        expect(dayAt(end.subtract(A_MOMENT), zone).equals(last)).toBe(true);
        expect(Temporal.PlainDate.compare(dayAt(end, zone), last)).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it("of the meeting itself goes before every default", () => {
    const own = Temporal.Instant.from("2025-10-07T22:00:00Z");
    const startsAt = Temporal.Instant.from("2025-10-09T09:15:00Z");
    const dated = { startsAt, registrationEndsAt: own, documentsEndAt: own };
    expect(documentsEnd(dated, jcaMv).equals(own)).toBe(true);
    expect(registrationEnd(dated).equals(own)).toBe(true);
    expect(registrationEnd({ ...dated, registrationEndsAt: null }).equals(startsAt)).toBe(true);
  });
});

describe("the times of a meeting", () => {
  const now = Temporal.Instant.from("2025-07-03T06:00:00Z");
  const local = fc
    .integer({ min: 1, max: 1700 })
    .chain((days) => fc.integer({ min: 0, max: 1439 }).map((minutes) => ({ days, minutes })));

  it("are those that clocks show there, and a move of the start keeps the length, over every clock change", () => {
    fc.assert(
      fc.property(zones, local, local, fc.integer({ min: 1, max: 600 }), (zone, first, then, minutes) => {
        const written = ({ days, minutes }: typeof first) =>
          Temporal.PlainDateTime.from("2025-07-04T00:00").add({ days, minutes }).toString().replace("T", " ");
        const context = { activity: { ...jcaMv, zone }, now };
        const starts = written(first);
        const at = Temporal.PlainDateTime.from(starts).toZonedDateTime(zone).toInstant();
        const times = readTimes(context, { starts, ends: at.add({ minutes }).toString() });
        expect(times.startsAt.equals(at)).toBe(true);
        const moved = movedTimes(context, times, { starts: written(then) });
        expect(moved.startsAt.until(moved.endsAt).total("minutes")).toBe(minutes);
        expect(movedTimes(context, times, {})).toEqual(times);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the states of a meeting", () => {
  const verbs = [...new Set(Object.values(TRANSITIONS).flatMap((of) => Object.keys(of) as MeetingVerb[]))];

  it("are reached by no sequence of verbs but along the table, and a refused verb says what is possible now", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 20 }), (sequence) => {
        let state: MeetingState = "scheduled";
        for (const verb of sequence) {
          const next: MeetingState | undefined = TRANSITIONS[state][verb];
          if (next !== undefined) {
            expect(stateAfter({ state, number: 1 }, verb, "/jca ")).toBe(next);
            state = next;
            continue;
          }
          const refused = refusalOf(() => stateAfter({ state, number: 1 }, verb, "/jca "));
          const named = [...refused.hint.matchAll(/\/jca meeting (\w+)/g)].map((one) => one[1]);
          expect(named).toEqual(["show", ...Object.keys(TRANSITIONS[state])]);
        }
      }),
    );
  });
});

function refusalOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

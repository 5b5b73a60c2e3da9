import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCalendar } from "#core/services/meeting/write-calendar.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";
import { jcaMv as activity } from "./jca-mv.ts";

/** Read by a parser that shares nothing with what wrote it; clocks are read from the file's own zones. */
function read(text: string) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      summary: event.summary,
      location: event.location,
      description: event.description,
      zone: String(component.getFirstProperty("dtstart")?.getParameter("tzid") ?? "UTC"),
      local: event.startDate.toString(),
      starts: event.startDate.toUnixTime(),
      ends: event.endDate.toUnixTime(),
      stamp: component.getFirstPropertyValue("dtstamp")?.toString(),
    };
  });
}

const AT = Temporal.Instant.from("2025-07-03T06:00:00Z");
const meeting = (change: Partial<Meeting>): Meeting => ({
  id: 1,
  number: 1,
  title: "A meeting",
  visibility: "everyone",
  startsAt: AT,
  endsAt: AT.add({ hours: 2 }),
  zone: "Europe/Zurich",
  place: "Geneva",
  colocation: null,
  remote: true,
  registrationEndsAt: null,
  documentsEndAt: null,
  state: "scheduled",
  startedAt: null,
  endedAt: null,
  cancelledAt: null,
  cancelledWhy: null,
  uid: "8f7c9f0a-4a52-4f0e-9d5a-3f1f6f1c2b3d",
  sequence: 0,
  changedAt: AT,
  madeAt: AT,
  pollId: null,
  ...change,
});

const ZONES = [
  "Europe/Zurich",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Seoul",
  "UTC",
  "Asia/Kathmandu",
];

describe("a calendar file", () => {
  it("is read by another program as the same instants, on the wall clock of its zone, in any zone and season", () => {
    const day = { min: new Date("2009-01-01"), max: new Date("2037-01-01"), noInvalidDate: true };
    const one = fc.record({
      zone: fc.constantFrom(...ZONES),
      date: fc.date(day),
      minutes: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (all) => {
        const meetings = all.map(({ zone, date, minutes }, index) => {
          const startsAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(date.getTime() / 60_000) * 60_000);
          return meeting({ zone, startsAt, endsAt: startsAt.add({ minutes }), uid: `uid-${index}` });
        });
        for (const [index, event] of read(writeCalendar(activity, meetings)).entries()) {
          const { startsAt, endsAt, zone } = meetings[index] as Meeting;
          expect(event.zone).toBe(zone);
          const wall = startsAt.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "second" });
          expect(event.local.replace("Z", "")).toBe(wall);
          if (!isRepeated(startsAt, zone)) expect(event.starts * 1000).toBe(startsAt.epochMilliseconds);
          if (!isRepeated(endsAt, zone)) expect(event.ends * 1000).toBe(endsAt.epochMilliseconds);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("ends each of its lines, the last one too, as the format wants", () => {
    const text = writeCalendar(activity, [meeting({})]);
    expect(text.endsWith("\r\nEND:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("holds any title and place as they were typed", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 90 }).filter((one) => !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(text, text, (title, place) => {
        const [event] = read(writeCalendar(activity, [meeting({ title, place })]));
        expect(event?.summary).toBe(`${title} (JCA-MV meeting 1)`);
        expect(event?.location).toBe(place);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps a title within its line: nothing typed becomes a property", () => {
    const title = "Call\r\nATTENDEE:mailto:a@example.org\nEND:VEVENT";
    const text = writeCalendar(activity, [meeting({ title })]);
    expect(read(text)).toHaveLength(1);
    expect(text).not.toMatch(/^ATTENDEE|^END:VEVENT[\s\S]*^END:VEVENT/m);
    for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});

/** An hour that comes twice: a local time names the first of them. */
function isRepeated(at: Temporal.Instant, zone: string): boolean {
  const local = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const [earlier, later] = [
    local.toZonedDateTime(zone, { disambiguation: "earlier" }),
    local.toZonedDateTime(zone, { disambiguation: "later" }),
  ];
  return !earlier.equals(later);
}

describe("the calendar of an activity", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "embedded", publicUrl: "https://jca.example.org" });
    await house.seated("Delegate", "Organization 1", "sector-member");
  });
  afterAll(() => house.stop());

  const fileFor = async (who: string, words = "") =>
    fileOf(await house.chat.ask(who, { text: `meeting calendar ${words}` }));
  const feedOf = async (who: string) =>
    /https:\/\/jca\.example\.org(\S+\.ics)/.exec(await house.types(who, "meeting calendar"))?.[1];
  const get = (path: string, init?: RequestInit) => fetch(`${house.url}${path}`, init);

  it("is a file anybody may have; the address to subscribe to is told to members alone", async () => {
    const file = await fileFor("Passer-by", "meeting:1");
    expect(file).toMatchObject({ name: "jca-mv-meeting-1.ics", type: "text/calendar" });
    expect(read(file.text)).toMatchObject([
      {
        summary: "First meeting of JCA-MV (JCA-MV meeting 1)",
        local: "2025-10-09T11:15:00",
        zone: "Europe/Zurich",
        sequence: 0,
        status: "CONFIRMED",
        location: "Geneva, Switzerland",
      },
    ]);
    expect(await feedOf("Passer-by")).toBeUndefined();
    expect(await feedOf("Delegate")).toMatch(/^\/calendar\/[0-9a-f]{64}\.ics$/);
  });

  it("is served under that address and no other, without the remote link or anybody's name", async () => {
    await house.types("Delegate", "meeting register meeting:1 mode:remote");
    await house.types(CHAIR, "meeting move meeting:1 link:https://example.org/secret");
    await house.types(
      CHAIR,
      'meeting schedule title:"Leaders only" starts:"2025-08-01 14:00" ends:15:00 place:Geneva for:co-chairs',
    );
    const path = (await feedOf("Delegate")) ?? "";
    const answer = await get(path);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await answer.text();
    expect(read(text).map((event) => event.summary)).toEqual(["First meeting of JCA-MV (JCA-MV meeting 1)"]);
    for (const hidden of ["secret", "Delegate", "Organization 1", "mailto", "Leaders"])
      expect(text).not.toContain(hidden);
    expect((await get(path.replace(/[0-9a-f]{4}\.ics/, "0000.ics"))).status).toBe(404);
    expect((await get("/calendar/%2e%2e/x.ics")).status).toBe(404);
    expect((await get(path, { method: "POST" })).status).toBe(404);
    expect(await (await get(path, { method: "HEAD" })).text()).toBe("");
    const office = await fileFor(CHAIR);
    expect(read(office.text).map((event) => event.summary)).toContain("Leaders only (JCA-MV meeting 2)");
  });

  it("gets a new address from an officer, and the old one leads nowhere", async () => {
    const before = (await feedOf("Delegate")) ?? "";
    expect(await house.types("Delegate", "meeting renew-calendar")).toContain("Only a co-chair or the secretariat");
    const said = await house.types(CHAIR, "meeting renew-calendar");
    expect(said).toContain("The old one no longer works");
    const after = (await feedOf("Delegate")) ?? "";
    expect(said).toContain(after);
    expect(after).not.toBe(before);
    expect([(await get(before)).status, (await get(after)).status]).toEqual([404, 200]);
  });

  it("keeps the UID and raises the SEQUENCE with each change, up to CANCELLED", async () => {
    const event = async () => read((await fileFor("Delegate", "meeting:1")).text)[0];
    const before = await event();
    await house.clock.move(Temporal.Instant.from("2025-07-04T06:00:00Z"));
    await house.types(CHAIR, 'meeting move meeting:1 starts:"2025-10-09 14:00"');
    const moved = await event();
    expect(moved).toMatchObject({
      uid: before?.uid,
      sequence: (before?.sequence ?? 0) + 1,
      local: "2025-10-09T14:00:00",
    });
    expect(moved?.stamp).toBe("2025-07-04T06:00:00Z");
    await house.types(CHAIR, "meeting cancel meeting:1");
    const cancelled = await event();
    expect(cancelled?.description).toBe("This meeting is cancelled.");
    expect(cancelled).toMatchObject({ uid: before?.uid, sequence: (before?.sequence ?? 0) + 2, status: "CANCELLED" });
    expect(await house.rows(sql`select sequence from meeting where number = 1`)).toEqual([
      { sequence: cancelled?.sequence },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { loadCharters } from "#core/charter/load-charters.ts";

const [loaded] = await loadCharters("charters/jca-mv.yaml");
if (!loaded) throw new Error("charters/jca-mv.yaml holds no charter");
const { charter } = loaded;
const [meeting] = charter.meetings;

describe("the charter of JCA-MV", () => {
  test("says what the activity is, on what it rests and to whom it reports", () => {
    expect(charter).toMatchObject({
      slug: "jca-mv",
      acronym: "JCA-MV",
      title: "Joint Coordination Activity on metaverse standardization",
      zone: "Europe/Zurich",
      language: "en",
      webPage: "http://itu.int/en/ITU-T/jca/mv",
      contact: { email: "tsbjcamv@itu.int" },
      parent: { acronym: "TSAG" },
      secretariat: { acronym: "TSB" },
    });
    expect(charter.basis.join("; ")).toMatch(/A\.18.*Resolution 105/);
    expect(charter.reporting.filter((report) => report.to === "TSAG")).toHaveLength(2);
  });

  test("names both co-chairs with organization and country", () => {
    expect(charter.leadership.people.map(({ name, acronym, country }) => [name, acronym, country])).toEqual([
      ["Muath AlRumayh", "CST", "SA"],
      ["Shin-Gak Kang", "ETRI", "KR"],
    ]);
  });

  test("holds the first meeting with its hours, its place and both deadlines", () => {
    expect(meeting).toMatchObject({
      number: 1,
      place: "Geneva",
      colocatedWith: { from: "2025-10-06", until: "2025-10-17" },
      start: "2025-10-09T11:15",
      end: "2025-10-09T13:15",
      remote: true,
      deadlines: { documents: "2025-09-30", registration: "2025-10-07" },
    });
    const startsAt = Temporal.PlainDateTime.from(meeting?.start ?? "")
      .toZonedDateTime(charter.zone)
      .toInstant();
    expect(startsAt.toString()).toBe("2025-10-09T09:15:00Z");
  });

  test("drafts an agenda of 15 items, from the opening to the closing", () => {
    expect(meeting?.agenda).toHaveLength(15);
    expect(meeting?.agenda.at(0)?.title).toMatch(/^Opening/);
    expect(meeting?.agenda.at(14)?.title).toMatch(/^Closing/);
  });

  test("lists eight duties and the outside bodies by name", () => {
    expect(charter.duties).toHaveLength(8);
    const names = charter.outsideBodies.map((body) => body.acronym ?? body.name);
    expect(names).toEqual([
      ...["ISO", "IEC", "ISO/IEC JTC 1", "3GPP", "ETSI", "IEEE", "IETF", "MSF"],
      "Open source communities",
    ]);
  });

  test("lets count only who stands for a group, an organization or a body, or is there by right", () => {
    const counting = Object.entries(charter.categories).filter(([, category]) => category.counts);
    expect(counting.map(([key]) => key)).toEqual([
      ...["sg-chair", "tsag-chair", "sg-representative", "sg-contact", "member-state", "sector-member", "associate"],
      ...["academia", "sdo-representative", "forum-representative", "igo-representative"],
    ]);
    expect(charter.categories).toMatchObject({
      "invited-expert": { approval: "approved", speaks: true },
      observer: { approval: "approved", speaks: false },
      "co-chair": { grants: "co-chair", counts: false },
      secretariat: { grants: "secretariat", counts: false },
    });
  });

  test("marks as assumed every ladder but that of statements, which has a source", () => {
    const sourced = Object.entries(charter.ladders).filter(([, ladder]) => !ladder.assumed);
    expect(sourced.map(([name]) => name)).toEqual(["statement"]);
    expect(charter.ladders.poll.before).toEqual(["P7D", "P2D", "P1D", "PT3H"]);
  });

  test("has officers who hold their powers in the sandbox, and others who have still to register", () => {
    const { people, rooms, now } = charter.sandbox;
    expect(Temporal.Instant.from(now).toString()).toBe("2025-07-03T06:00:00Z");
    expect(people.filter((person) => person.holds.includes("co-chair"))).toHaveLength(2);
    expect(people.filter((person) => person.holds.includes("secretariat"))).toHaveLength(1);
    const others = people.filter((person) => person.holds.length === 0);
    expect(others.length).toBeGreaterThanOrEqual(8);
    for (const person of others) {
      expect(Object.keys(person)).toEqual(expect.arrayContaining(["organization", "category", "country", "email"]));
    }
    expect(rooms.map((room) => [room.slug, room.visibility])).toEqual([
      ["plenary", "members"],
      ["correspondence", "members"],
    ]);
  });
});

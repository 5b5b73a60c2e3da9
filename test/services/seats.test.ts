import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "#core/contract/problem.ts";
import { readChoice } from "#core/services/poll/read-choice.ts";
import { readOptions } from "#core/services/poll/read-options.ts";
import { addBox, addSeats } from "#db/queries/box.ts";
import { type Assembly, openAssembly, sql } from "./assembly.ts";

const COUNTING = ["sg-representative", "sector-member"];
const member = fc.record({
  organization: fc.integer({ min: 0, max: 4 }),
  category: fc.constantFrom(...COUNTING, "vertical", "observer"),
  confirmed: fc.boolean(),
  ended: fc.boolean(),
});

describe("the seats of a box", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.rows(
      sql`insert into organization (activity_id, name, name_key) select 1, 'O' || n, 'o' || n from generate_series(0, 4) n`,
    );
    await house.rows(sql`insert into person (name) select 'P' || n from generate_series(0, 11) n`);
  });
  afterAll(() => house.stop());

  it("are those of the confirmed members of categories that count, each once, whoever they are", {
    timeout: 60_000,
  }, async () => {
    const people = (await house.rows(sql`select id from person where name like 'P%' order by id`)).map((row) =>
      Number(row.id),
    );
    const organizations = (await house.rows(sql`select id from organization order by id`)).map((row) => Number(row.id));
    const per = fc.constantFrom("person" as const, "organization" as const);
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 12 }), per, async (members, per) => {
        const counting = members.flatMap((one, index) =>
          one.confirmed && !one.ended && COUNTING.includes(one.category)
            ? [per === "person" ? people[index] : organizations[one.organization]]
            : [],
        );
        const expected = [...new Set(counting)].sort((a, b) => Number(a) - Number(b));
        expect(await seatsOf(house, { members, per, people, organizations })).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

type World = {
  members: { organization: number; category: string; confirmed: boolean; ended: boolean }[];
  per: "person" | "organization";
  people: number[];
  organizations: number[];
};

/** Who has a seat where these are the members; nothing of it stays. */
async function seatsOf(house: Assembly, { members, per, people, organizations }: World): Promise<number[]> {
  const at = Temporal.Instant.from("2025-07-03T06:00:00Z");
  const when = (is: boolean) => (is ? at.toString() : null);
  let holders: number[] = [];
  const looked = house.database.db.transaction(async (db) => {
    await db.execute(sql`delete from member`);
    for (const [index, one] of members.entries()) {
      await db.execute(sql`insert into member (activity_id, number, person_id, organization_id, category, registered_at, confirmed_at, confirmed_by, ended_at)
        values (1, ${index + 1}, ${people[index]}, ${organizations[one.organization]}, ${one.category}, ${at.toString()},
          ${when(one.confirmed)}, ${one.confirmed ? people[0] : null}, ${when(one.ended)})`);
    }
    const boxId = await addBox(db, { activityId: 1, per, now: at, endsAt: at.add({ hours: 1 }) });
    expect(await addSeats(db, { activityId: 1, boxId, per, categories: COUNTING })).toBeTypeOf("number");
    const found = (await db.execute(
      sql`select coalesce(person_id, organization_id)::int as holder from seat where box_id = ${boxId} order by 1`,
    )) as unknown as { holder: number }[];
    holders = found.map((row) => row.holder);
    throw new Undo();
  });
  await expect(looked).rejects.toBeInstanceOf(Undo);
  return holders;
}

class Undo extends Error {}

const label = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .,'-]{0,20}$/).map((text) => text.trim());
const labels = fc.uniqueArray(label, { minLength: 2, maxLength: 25, selector: (text) => text.toLowerCase() });
const ballotOf = (all: string[], most = all.length) => ({
  kind: most === 1 ? ("single" as const) : ("multiple" as const),
  least: 1,
  most,
  options: all.map((text, index) => ({ number: index + 1, label: text })),
});

describe("options and choices", () => {
  it("come back as they were typed, whatever stands around the semicolons or lines", () => {
    fc.assert(
      fc.property(labels, fc.constantFrom(";", " ; ", ";; ", "\n", " \r\n "), (all, apart) => {
        expect(readOptions(all.join(apart)).map((option) => option.label)).toEqual(all);
      }),
    );
  });

  it("that are chosen by number are exactly those, in order, each once", () => {
    fc.assert(
      fc.property(labels, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (all, picks) => {
        const numbers = picks.map((pick) => 1 + (pick % all.length));
        const wanted = [...new Set(numbers)].sort((a, b) => a - b);
        expect(readChoice(numbers.join("; "), ballotOf(all))).toEqual(wanted);
        expect(readChoice(numbers.map(String), ballotOf(all))).toEqual(wanted);
      }),
    );
  });

  it("that are chosen by their words are those, unless the words are another option's number", () => {
    fc.assert(
      fc.property(labels, fc.nat(), (all, pick) => {
        const chosen = all[pick % all.length] ?? "";
        const number = Number(chosen);
        const isNumber = /^\d{1,3}$/.test(chosen) && number >= 1 && number <= all.length;
        expect(readChoice(chosen.toUpperCase(), ballotOf(all, 1))).toEqual([
          isNumber ? number : 1 + (pick % all.length),
        ]);
      }),
    );
  });

  it("that are anything else are refused in words and never throw otherwise", () => {
    fc.assert(
      fc.property(labels, fc.string(), fc.integer({ min: 1, max: 3 }), (all, said, most) => {
        try {
          const chosen = readChoice(said, ballotOf(all, most));
          expect(chosen.length).toBeLessThanOrEqual(most);
          for (const one of chosen) expect(one).toBeLessThanOrEqual(all.length);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          expect((error as Problem).field).toBe("choice");
        }
      }),
    );
  });
});

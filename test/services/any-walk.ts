import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

/** "over": the end comes, and the clock's call is lost. "due": it comes, and the clock calls. */
export type ByTime = "over" | "due";
/** Further than any end that a walk sets. */
export const DAYS = 9;

export async function passTime(house: Assembly, verb: ByTime): Promise<string> {
  if (verb === "over") await house.rows(sql`delete from work where kind = 'alarm'`);
  await house.clock.move(house.clock.now().add({ hours: 24 * DAYS }));
  if (verb === "due") await house.house.settle();
  return "";
}

/** A thing of which anybody does anything. `opens`: what makes one, and where its answer has the number. */
type Walked<Step, Record> = {
  title: string;
  people: string[];
  opens: { text: string; number: RegExp };
  walk: fc.Arbitrary<Step[]>;
  /** Walks that chance would seldom find. */
  always?: Step[][];
  read(house: Assembly, number: number): Promise<Record>;
  tries(house: Assembly, number: number, step: Step): Promise<string>;
  /** Before each walk. */
  begins?(house: Assembly): Promise<void>;
  /** After each step, whoever took it: fails for a state, a move or an answer that cannot be. */
  check(before: Record, after: Record, step: Step, said: string): void;
  phaseOf(record: Record): string;
  /** All there are, but those that no walk leads to. */
  phases: string[];
};

export function describeWalk<Step, Record>(walked: Walked<Step, Record>): void {
  const { title, people, opens, walk, read, always = [], begins, tries, check, phaseOf, phases } = walked;
  describe(title, () => {
    let house: Assembly;
    beforeAll(async () => {
      house = await openAssembly({ kind: "postgres", rooms: [] });
      for (const name of people) await house.seated(name, `Organization of ${name}`);
    });
    afterAll(() => house.stop());
    const met = new Set<string>();

    it.each([1, 2, 3, 4])(
      "never reaches a state that cannot be, and every refusal says what is possible (%i)",
      async (seed) => {
        const property = fc.asyncProperty(walk, async (steps) => {
          await begins?.(house);
          const number = Number(opens.number.exec(await house.types(CHAIR, opens.text))?.[1]);
          let before = await read(house, number);
          for (const step of steps) {
            const said = await tries(house, number, step);
            const after = await read(house, number);
            check(before, after, step, said);
            met.add(phaseOf(after));
            before = after;
          }
        });
        await fc.assert(property, {
          seed,
          numRuns: 3,
          endOnFailure: true,
          examples: seed === 1 ? always.map((one) => [one]) : [],
        });
        expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
      },
    );

    it("has been in every phase by then", () => {
      expect([...met].sort()).toEqual(phases.toSorted());
    });
  });
}

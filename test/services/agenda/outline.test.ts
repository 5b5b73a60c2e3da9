import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOf, isSection, moved, numbersOf, spotIn } from "#core/services/agenda/outline.ts";
import { plannedIn } from "#core/services/agenda/times.ts";

const outline = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 25 }).map((depths) => {
  let before = -1;
  return depths.map((wanted, id) => {
    before = Math.min(wanted, before + 1);
    return { id, depth: before, minutes: id % 3 === 0 ? null : id };
  });
});

const inOrder = (items: { depth: number }[]) =>
  items.every(({ depth }, at) => depth >= 0 && depth <= 3 && depth <= (items[at - 1]?.depth ?? -1) + 1);

describe("the outline of an agenda", () => {
  it("numbers items by section", () => {
    const depths = [0, 1, 1, 2, 0, 1];
    expect(numbersOf(depths.map((depth) => ({ depth })))).toEqual(["1", "1.1", "1.2", "1.2.1", "2", "2.1"]);
  });

  it("gives every item a number of its own", () => {
    fc.assert(
      fc.property(outline, (items) => {
        expect(new Set(numbersOf(items)).size).toBe(items.length);
      }),
    );
  });

  it("loses nothing and stays in order when an item moves, and takes along what belongs to it", () => {
    fc.assert(
      fc.property(outline, fc.nat(), fc.nat(), fc.constantFrom("after", "under", "first"), (items, a, b, how) => {
        const from = a % items.length;
        const to = b % items.length;
        const block = items.slice(from, endOf(items, from));
        const spot = how === "first" ? { after: -1 } : { [how]: to };
        let order = items;
        try {
          order = moved(items, from, spot);
        } catch {
          const inside = to >= from && to < from + block.length && how !== "first";
          const deepest = Math.max(...block.map((one) => one.depth)) - (items[from]?.depth ?? 0);
          expect(inside || deepest + (items[to]?.depth ?? 0) + 1 > 3).toBe(true);
          return;
        }
        expect(order.map((one) => one.id).sort((x, y) => x - y)).toEqual(items.map((one) => one.id));
        expect(inOrder(order)).toBe(true);
        const at = order.findIndex((one) => one.id === from);
        expect(order.slice(at, at + block.length).map((one) => one.id)).toEqual(block.map((one) => one.id));
        expect(endOf(order, at)).toBe(at + block.length);
      }),
      { numRuns: 500 },
    );
  });

  it("has a place for a new item behind or under any other", () => {
    fc.assert(
      fc.property(outline, fc.nat(), (items, a) => {
        const at = a % items.length;
        for (const spot of [
          spotIn(items, { after: at }),
          spotIn(items, { under: at }),
          spotIn(items, {}),
          spotIn(items, { after: -1 }),
        ]) {
          const grown = [...items.slice(0, spot.at), { depth: spot.depth }, ...items.slice(spot.at)];
          if (spot.depth <= 3) expect(inOrder(grown)).toBe(true);
        }
        expect(isSection(items, at)).toBe((items[at + 1]?.depth ?? 0) > (items[at]?.depth ?? 0));
      }),
    );
  });

  it("counts a section's minutes once: those of its items, or its own", () => {
    const of = (...rows: [depth: number, minutes: number | null][]) =>
      plannedIn(rows.map(([depth, minutes]) => ({ depth, minutes })));
    expect(of([0, 5], [0, 10])).toBe(15);
    expect(of([0, 30], [1, 10], [1, 5], [0, 5])).toBe(20);
    expect(of([0, 30], [1, null], [1, null])).toBe(30);
    expect(of([0, 60], [1, 20], [2, 5], [2, 5], [1, null])).toBe(10);
  });
});

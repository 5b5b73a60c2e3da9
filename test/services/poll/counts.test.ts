import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestSlots } from "#core/services/poll/best-slots.ts";
import { readPairs } from "#core/services/poll/read-pairs.ts";
import { readRange } from "#core/services/poll/read-range.ts";
import { highest, scoredOf } from "#core/services/poll/scores.ts";

const FROM = 2;
const scores = fc.array(fc.integer({ min: FROM, max: FROM + 4 }), { minLength: 1, maxLength: 40 });
const countsOf = (values: number[]) =>
  [0, 1, 2, 3, 4].map((at) => values.filter((value) => value === FROM + at).length);

describe("scores", () => {
  it("have the mean and the median of the scores themselves", () => {
    fc.assert(
      fc.property(scores, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const half = sorted.length / 2;
        const median = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
        const found = scoredOf(countsOf(values), FROM);
        expect(found.mean).toBeCloseTo(values.reduce((all, value) => all + value, 0) / values.length, 9);
        expect(found.median).toBe(median);
        expect(found.given).toBe(values.length);
      }),
    );
  });

  it("have the highest mean where no other is higher, equal fractions included", () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 2, maxLength: 6 }), (options) => {
        const counts = options.map(countsOf);
        const best = highest(counts);
        const mean = (index: number) => scoredOf(counts[index] ?? [], FROM).mean;
        const most = Math.max(...counts.map((_, index) => mean(index)));
        expect(best.length).toBeGreaterThan(0);
        for (const index of best) expect(mean(index)).toBeCloseTo(most, 9);
        const doubled = counts.map((row) => row.map((count) => count * 3));
        expect(highest([...counts, ...doubled])).toEqual([...best, ...best.map((index) => index + counts.length)]);
      }),
    );
  });

  it("are none where nobody gave one", () => {
    expect(
      highest([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([]);
    expect(
      highest([
        [0, 0],
        [1, 0],
      ]),
    ).toEqual([1]);
  });
});

describe("slots", () => {
  const slot = fc.record({ yes: fc.nat(9), ifNeeded: fc.nat(9) });

  it("are best where most can come, and of these where most say yes", () => {
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 8 }), (slots) => {
        const best = bestSlots(slots);
        const rank = ({ yes, ifNeeded }: { yes: number; ifNeeded: number }) => (yes + ifNeeded) * 100 + yes;
        const most = Math.max(...slots.map(rank));
        expect(best).toEqual(most === 0 ? [] : slots.flatMap((one, index) => (rank(one) === most ? [index] : [])));
      }),
    );
  });
});

describe("what is typed for each option", () => {
  const options = [
    { number: 1, label: "Avatars" },
    { number: 2, label: "a = b" },
  ];

  it("names options by number or words, also words with a sign of equality", () => {
    expect([...readPairs("1=3; a = b=5", { options }, "1=3")]).toEqual([
      [0, "3"],
      [1, "5"],
    ]);
  });

  it.each(["", "1", "1=3; Avatars=4", "7=1"])("%j is refused", (said) => {
    expect(() => readPairs(said, { options }, "1=3")).toThrow();
  });

  it.each([
    ["0..5", { scoreFrom: 0, scoreTo: 5 }],
    ["1-10", { scoreFrom: 1, scoreTo: 10 }],
    ["1 to 7", { scoreFrom: 1, scoreTo: 7 }],
  ])("%j is a range", (said, range) => expect(readRange(said)).toEqual(range));

  it.each(["5", "5..5", "5..0", "0..101", "0..99", "a..b"])("%j is no range", (said) => {
    expect(() => readRange(said)).toThrow();
  });
});

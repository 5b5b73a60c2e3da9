import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schulze, strongestPaths } from "#core/services/poll/schulze.ts";

/** "5 ACBED": so many ballots that prefer A to C and so on; what is not named is equal last. */
function winsOf(options: string, ballots: string[]): number[][] {
  const letters = [...options];
  const wins = letters.map(() => letters.map(() => 0));
  for (const one of ballots) {
    const [count, order = ""] = one.split(" ");
    for (const [a, x] of letters.entries()) {
      for (const [b, y] of letters.entries()) {
        const [first, second] = [order.indexOf(x), order.indexOf(y)];
        if (first !== -1 && (second === -1 || first < second))
          (wins[a] as number[])[b] = (wins[a]?.[b] ?? 0) + Number(count);
      }
    }
  }
  return wins;
}

const inLetters = (options: string, places: number[][]) =>
  places.map((place) => place.map((index) => options[index]).join("")).join(" > ");

/** Markus Schulze's examples as published: https://electowiki.org/wiki/Schulze_method (oldid 2735 and 70012). */
const PUBLISHED: [name: string, options: string, ballots: string[], order: string][] = [
  [
    "example 1, 45 voters, also in the encyclopedia's article",
    "ABCDE",
    ["5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA", "8 EBADC"],
    "E > A > C > B > D",
  ],
  [
    "example 2, 30 voters",
    "ABCD",
    ["5 ACBD", "2 ACDB", "3 ADCB", "4 BACD", "3 CBDA", "3 CDBA", "1 DACB", "5 DBAC", "4 DCBA"],
    "D > A > C > B",
  ],
  [
    "example 3, 30 voters",
    "ABCDE",
    ["3 ABDEC", "5 ADEBC", "1 ADECB", "2 BADEC", "2 BDECA", "4 CABDE", "6 CBADE", "2 DBECA", "5 DECAB"],
    "B > A > D > E > C",
  ],
  ["example 4, 9 voters, with two potential winners", "ABCD", ["3 ABCD", "2 DABC", "2 DBCA", "2 CBDA"], "BD > AC"],
];

/** "- 14 12 / 13 - 12 / 13 15 -": the strongest paths from each option to each other. */
const pathsOf = (said: string) =>
  said.split(" / ").map((row) => row.split(" ").map((one) => (one === "-" ? 0 : Number(one))));

/** Section 3 of the paper: https://arxiv.org/abs/1804.02973, compared with the tests of https://github.com/julien-boudry/Condorcet and https://crates.io/crates/schulze. */
const PAPER: [name: string, first: string, ballots: string[], paths: string][] = [
  [
    "example 1, 21 voters",
    "D",
    ["8 ACDB", "2 BADC", "4 CDBA", "4 DBAC", "3 DCBA"],
    "- 14 14 12 / 13 - 13 12 / 13 15 - 12 / 13 19 13 -",
  ],
  [
    "example 2, 30 voters",
    "C",
    ["3 ACDB", "9 BACD", "8 CDAB", "5 DABC", "5 DBCA"],
    "- 17 17 17 / 18 - 19 19 / 18 20 - 20 / 18 21 19 -",
  ],
  [
    "example 3, 45 voters",
    "E",
    ["5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA", "8 EBADC"],
    "- 28 28 30 24 / 25 - 28 33 24 / 25 29 - 29 24 / 25 28 28 - 24 / 25 28 28 31 -",
  ],
  [
    "example 4, 9 voters, with two winners",
    "BD",
    ["3 ABCD", "2 CBDA", "2 DABC", "2 DBCA"],
    "- 5 5 5 / 5 - 7 5 / 5 5 - 5 / 6 5 5 -",
  ],
  [
    "example 5, 63 voters",
    "D",
    ["12 ABCD", "6 ADBC", "9 BCDA", "15 CDAB", "21 DBAC"],
    "- 36 39 36 / 36 - 48 36 / 36 36 - 36 / 45 42 42 -",
  ],
  [
    "example 6, 23 voters, with two winners",
    "AC",
    ["8 ACDB", "2 BCDA", "3 BDAC", "5 CBDA", "1 CDBA", "3 DABC", "1 DBAC"],
    "- 14 15 15 / 12 - 12 12 / 15 14 - 16 / 15 14 15 -",
  ],
  [
    "example 8, 30 voters",
    "A",
    ["3 ABDC", "5 ADBC", "1 ADCB", "2 BADC", "2 BDCA", "4 CABD", "6 CBAD", "2 DBCA", "5 DCAB"],
    "- 18 20 21 / 17 - 17 17 / 19 18 - 19 / 19 18 20 -",
  ],
  [
    "example 8, with one option more",
    "B",
    ["3 ABDEC", "5 ADEBC", "1 ADECB", "2 BADEC", "2 BDECA", "4 CABDE", "6 CBADE", "2 DBECA", "5 DECAB"],
    "- 18 20 21 21 / 19 - 19 19 19 / 19 18 - 19 19 / 19 18 20 - 30 / 19 18 20 19 -",
  ],
  [
    "example 11, 45 voters",
    "B",
    ["9 ADBEC", "6 BCADE", "5 BCDEA", "2 CDBEA", "6 DECBA", "14 EACBD", "2 ECABD", "1 EDACB"],
    "- 26 28 31 28 / 27 - 27 27 27 / 28 26 - 29 28 / 28 26 28 - 28 / 30 26 32 30 -",
  ],
];

/** Straight from the definition: the strength of every path without a repeated option is looked at. */
function slowly(wins: number[][]): (a: number, b: number) => boolean {
  const win = (a: number, b: number) => wins[a]?.[b] ?? 0;
  const best = (a: number, b: number, seen: number[], weakest: number): number => {
    if (a === b) return weakest;
    const next = wins
      .map((_, option) => option)
      .filter((option) => !seen.includes(option) && win(a, option) > win(option, a));
    return Math.max(0, ...next.map((option) => best(option, b, [...seen, option], Math.min(weakest, win(a, option)))));
  };
  const path = (a: number, b: number) => best(a, b, [a], Number.POSITIVE_INFINITY);
  return (a, b) => path(a, b) > path(b, a);
}

type Beats = (a: number, b: number) => boolean;
const isBeatenIn = (place: number[], option: number, beats: Beats) => place.some((other) => beats(other, option));
/** Who beats somebody in the same or an earlier place. */
const wrongPairs = (places: number[][], beats: Beats) =>
  places.flatMap((place, index) =>
    place.filter((one) => places.slice(0, index + 1).some((earlier) => earlier.some((other) => beats(one, other)))),
  );

const OPTIONS = "ABCDE";
const election = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.shuffledSubarray([...OPTIONS], { minLength: 1 }))
    .map(([n, order]) => `${n} ${order.join("")}`),
  { minLength: 1, maxLength: 12 },
);

describe("the Schulze method", () => {
  it.each(PUBLISHED)("orders %s", (_, options, ballots, order) => {
    expect(inLetters(options, schulze(winsOf(options, ballots)))).toBe(order);
  });

  it.each(PAPER)("finds the strongest paths and the winner of %s of the paper", (_, first, ballots, paths) => {
    const wins = winsOf("ABCDE".slice(0, pathsOf(paths).length), ballots);
    expect(strongestPaths(wins)).toEqual(pathsOf(paths));
    expect(inLetters("ABCDE", schulze(wins).slice(0, 1))).toBe(first);
  });

  it("agrees with a direct implementation: whoever beats another by the strongest path stands before them, and ties are only where nobody does", () => {
    fc.assert(
      fc.property(election, (ballots) => {
        const wins = winsOf(OPTIONS, ballots);
        const beats = slowly(wins);
        const places = schulze(wins);
        expect(places.flat().toSorted()).toEqual([0, 1, 2, 3, 4]);
        expect(wrongPairs(places, beats)).toEqual([]);
        expect(
          places.slice(1).filter((place, index) => place.some((one) => !isBeatenIn(places[index] ?? [], one, beats))),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("puts first whoever is preferred to each other by most, and turns round with every ballot", () => {
    fc.assert(
      fc.property(election, (ballots) => {
        const wins = winsOf(OPTIONS, ballots);
        const all = [0, 1, 2, 3, 4];
        const winner = all.find((a) => all.every((b) => a === b || (wins[a]?.[b] ?? 0) > (wins[b]?.[a] ?? 0)));
        const places = schulze(wins);
        if (winner !== undefined) expect(places[0]).toEqual([winner]);
        const turned = schulze(all.map((a) => all.map((b) => wins[b]?.[a] ?? 0)));
        if (winner !== undefined) expect(turned.at(-1)).toEqual([winner]);
      }),
      { numRuns: 300 },
    );
  });

  it("ties all where nobody said anything", () => {
    expect(schulze(winsOf("ABC", []))).toEqual([[0, 1, 2]]);
  });
});

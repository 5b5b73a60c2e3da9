import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCircled, writeHan } from "#core/services/agenda/import/ordinals.ts";
import { readDetails } from "#core/services/agenda/import/read-details.ts";
import { readItems } from "#core/services/agenda/import/read-items.ts";
import { writeItems } from "#core/services/agenda/import/write-items.ts";
import { numbersOf } from "#core/services/agenda/outline.ts";
import { DEPTHS, ITEMS_AT_MOST, type Planned } from "#core/services/agenda/planned.ts";

const WORDS = [..."abcXYZ 12.,:()（）[]、；-–•会议开幕第一项“”éß3G", " min", "min ", "; ", "ab", "会"];
const words = fc
  .string({ unit: fc.constantFrom(...WORDS), minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(/\s+/g, " ").trim());

/** Words that say nothing else than themselves. */
const title = words.filter(
  (text) => text !== "" && readDetails(text).title === text && !/[;；]\s*[(（]?\s*[\d一第]/.test(text),
);
const name = fc
  .string({ unit: fc.constantFrom(..."abcXYZ 会主席,-'é"), minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll(/\s+/g, " ").trim())
  .filter((text) => /\p{L}/u.test(text));
const documents = fc.array(name, { minLength: 1, maxLength: 3 }).map((all) => all.join("; "));

const item: fc.Arbitrary<Planned> = fc.record({
  depth: fc.nat({ max: DEPTHS - 1 }),
  title,
  presenter: fc.option(name),
  minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  documents: fc.option(documents),
});

/** No item is more than one level deeper than the one before it. */
const agenda = (most: number) =>
  fc.array(item, { minLength: 1, maxLength: most, size: "max" }).map((items) => {
    let before = -1;
    return items.map((one) => {
      before = Math.min(one.depth, before + 1);
      return { ...one, depth: before };
    });
  });

describe("for every agenda", () => {
  it("what is written as text is read as the same", () => {
    fc.assert(
      fc.property(agenda(12), (items) => {
        fc.pre(items.length > 1 || !/\d/.test(items[0]?.title ?? ""));
        const read = readItems(writeItems(items));
        expect(read.faults).toEqual([]);
        expect(read.items).toEqual(items);
      }),
      { numRuns: 300 },
    );
  });

  it("of 200 items the same holds", () => {
    fc.assert(
      fc.property(agenda(ITEMS_AT_MOST), (items) => {
        expect(readItems(writeItems(items)).items).toEqual(items);
      }),
      { numRuns: 10 },
    );
  });
});

const WAYS: ((number: number) => string)[] = [
  (number) => `${number}. `,
  (number) => `${number}、`,
  (number) => `(${number}) `,
  (number) => `${fullWidth(number)}．`,
  (number) => `${fullWidth(number)}、`,
  (number) => `${writeHan(number)}、`,
  (number) => `（${writeHan(number)}）`,
  (number) => `Item ${number}: `,
  (number) => `Agenda item ${number} – `,
  (number) => `第${writeHan(number)}项 `,
  (number) => `第${number}项 `,
  (number) => `${writeCircled(number)}`,
];
const fullWidth = (number: number) =>
  String(number).replaceAll(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)] ?? "");
const plain = fc.string({ unit: fc.constantFrom(..."pqPQ会议开幕"), minLength: 2, maxLength: 12 });
const plains = fc.array(plain, { minLength: 2, maxLength: 20 });
const titlesOf = (text: string) => readItems(text).items.map((one) => one.title);

describe("for every way to number", () => {
  it("lines that came as one line are the same items", () => {
    fc.assert(
      fc.property(plains, fc.constantFrom(...WAYS), fc.constantFrom(" ", "；", "; "), (titles, way, between) => {
        const lines = titles.map((title, at) => `${way(at + 1)}${title}`);
        expect(titlesOf(lines.join("\n"))).toEqual(titles);
        expect(titlesOf(lines.join(between))).toEqual(titles);
      }),
      { numRuns: 300 },
    );
  });

  it("a number with dots is whole, whatever names it", () => {
    const named = fc.constantFrom(
      "Item #: ",
      "Agenda item # – ",
      "item #) ",
      "第#项 ",
      "议题#：",
      "(#) ",
      "（#）",
      "#. ",
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plain, fc.nat({ max: 3 })), { minLength: 1, maxLength: 12 }),
        named,
        (tree, name) => {
          const depths = tree.flatMap(([, below]) => [0, ...Array.from({ length: below }, () => 1)]);
          const numbers = numbersOf(depths.map((depth) => ({ depth })));
          const lines = numbers.map(
            (number) => `${name.replace("#", number)}${tree[Number.parseInt(number, 10) - 1]?.[0]}`,
          );
          const { items, remarks } = readItems(lines.join("\n"));
          fc.pre(lines.length > 1);
          expect(remarks).toEqual([]);
          expect(items.map((one) => one.depth)).toEqual(depths);
          expect(numbersOf(items)).toEqual(numbers);
          for (const [at, { title: read }] of items.entries()) expect(lines[at]?.endsWith(read)).toBe(true);
          expect(items.every((one) => /^[pqPQ会议开幕]+$/.test(one.title))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** None of these letters can be part of a marker or a word for minutes. */
const BODY = [..."pqPQ 会议开幕é12.,:()（）[];；–-•", " 10 min"];
const body = fc.string({ unit: fc.constantFrom(...BODY), minLength: 1, maxLength: 60 });
const MARKERS = [
  "",
  "1. ",
  "2) ",
  "• ",
  "- ",
  "a) ",
  "(b) ",
  "一、",
  "（二）",
  "1.1 ",
  "\t",
  "    ",
  "３．",
  "①",
  "1",
  "i) ",
  "Item 1: ",
  "Item 1.1: ",
  "第1.1项 ",
  "(2.1) ",
];
const line = fc.tuple(fc.constantFrom(...MARKERS), body).map(([marker, text]) => marker + text);
const pasted = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));

const lettersOf = (text: string) => [...text.replaceAll(/[^pqPQ会议开幕é]/gu, "")].sort().join("");

describe("for every pasted text", () => {
  it("nothing is lost: each line is an item, the rest of one, or named", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { items, remarks, unit } = readItems(text);
        const left = new Set(remarks.filter(({ why }) => why.startsWith("is left out")).map((one) => one.line));
        const lines = unit === "Line" ? text.split("\n").filter((_, at) => !left.has(at + 1)) : [text];
        const kept = items.map((one) => `${one.title} ${one.presenter} ${one.documents}`.replaceAll("null", ""));
        if (unit === "Line" || left.size === 0) expect(lettersOf(kept.join())).toBe(lettersOf(lines.join()));
      }),
      { numRuns: 300 },
    );
  });

  it("items are in order, none more than one level deeper than the one before, and remarks name lines that are there", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { items, remarks, unit } = readItems(text);
        const depths = items.map((one) => one.depth);
        depths.forEach((depth, at) => {
          expect(depth).toBeLessThanOrEqual(Math.min(DEPTHS - 1, (depths[at - 1] ?? -1) + 1));
        });
        const most = unit === "Line" ? text.split("\n").length : text.length;
        for (const remark of remarks) expect(remark.line).toBeLessThanOrEqual(most);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  [
    ["一、Opening", "二、Reports；三、Closing"],
    ["Opening", "Reports", "Closing"],
  ],
  [
    ["Agenda", "1. Opening; 2. Reports; 3. Closing", "4. Next"],
    ["Opening", "Reports", "Closing", "Next"],
  ],
  [
    ["(1) Opening；(2) Reports", "(3) Closing"],
    ["Opening", "Reports", "Closing"],
  ],
  [
    ["1. Opening", "2. Items 3; 4. and 5"],
    ["Opening", "Items 3; 4. and 5"],
  ],
  [
    ["1. Opening; 2. edition", "2. Reports"],
    ["Opening; 2. edition", "Reports"],
  ],
  [
    ["1. Opening", "2. Reports; 三、Closing"],
    ["Opening", "Reports; 三、Closing"],
  ],
  [
    ["1. Opening", "2. Reports (SG17; 3. SG21)"],
    ["Opening", "Reports (SG17; 3. SG21)"],
  ],
])("has several items on one of its lines where their numbers run on in one style: %j", (lines, titles) => {
  expect(readItems(lines.join("\n")).items.map(({ title }) => title)).toEqual(titles);
});

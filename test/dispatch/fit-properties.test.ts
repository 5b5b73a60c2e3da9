import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Call } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { costOfPart, sum } from "#core/dispatch/fit/measure.ts";
import { choicesOf, introduces } from "#core/dispatch/fit/pack.ts";
import { fit as refit } from "#core/dispatch/fit.ts";
import { callsOf, message, platforms, read, textOf, token, turn } from "./fit-platforms.ts";

function expectWithin(page: Message, can: Capabilities) {
  expect(sum(page.parts.map(costOfPart))).toBeLessThanOrEqual(can.message.chars);
  expect(sum(page.parts.map(choicesOf))).toBeLessThanOrEqual(can.message.choices);
  expect(page.parts.length).toBeLessThanOrEqual(20);
  expect(page.summary.length).toBeLessThanOrEqual(can.message.chars);
  for (const part of page.parts) {
    if (part.kind === "choices") {
      for (const { label } of part.options) expect(label.length).toBeLessThanOrEqual(can.message.choiceLabelChars);
    }
    if (part.kind === "pick") {
      if (part.search === undefined) expect(part.options.length).toBeLessThanOrEqual(can.message.pickOptions);
      for (const { label } of part.options) expect(label.length).toBeLessThanOrEqual(can.message.optionLabelChars);
    }
  }
}

describe("for every view", () => {
  const string = fc.oneof(
    { weight: 5, arbitrary: fc.string({ maxLength: 60 }) },
    fc.string({ unit: "grapheme", minLength: 0, maxLength: 3000, size: "max" }),
    fc.lorem({ maxCount: 400, size: "max" }),
    fc.string({ unit: fc.constantFrom("*", "&", "\n", " ", "a", "👩‍👩‍👧", "@everyone"), maxLength: 3000, size: "max" }),
  );
  const span: fc.Arbitrary<Span> = fc.oneof(
    { weight: 4, arbitrary: string },
    fc.record({ bold: string }),
    fc.constant({ at: "2025-09-30T21:59:00Z", zone: "Europe/Zurich", show: "datetime" as const }),
    fc.record({ person: fc.constant("1"), name: fc.string({ maxLength: 80 }) }),
  );
  const spans = fc.array(span, { maxLength: 6 });
  const call: fc.Arbitrary<Call> = fc.record({
    command: fc.constant("poll vote"),
    args: fc.record({ poll: fc.nat().map(String), choice: fc.string({ maxLength: 90 }) }),
  });
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant("heading" as const), text: string }),
    fc.record({ kind: fc.constant("text" as const), spans }),
    fc.record({
      kind: fc.constant("facts" as const),
      rows: fc.array(fc.record({ label: fc.string(), value: spans }), { maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(spans, { maxLength: 60 }) }),
    fc.record({
      kind: fc.constant("tally" as const),
      rows: fc.array(fc.record({ label: string, count: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        maxLength: 12,
      }),
    }),
    fc.record({ kind: fc.constant("quote" as const), by: fc.constant<Span[]>(["SG21 representative"]), spans }),
    fc.record({
      kind: fc.constant("choices" as const),
      options: fc.array(fc.record({ label: fc.string({ maxLength: 80 }), call }), { maxLength: 40 }),
    }),
  );
  const view = fc.array(part, { maxLength: 8 }).map((parts) => message(...parts));

  test("each page is within the limits, all text is there in order, and no call is lost", () => {
    fc.assert(
      fc.property(view, fc.constantFrom(...platforms), (whole, can) => {
        const roomy = { ...can, message: { ...can.message, choiceLabelChars: 80 } };
        const { pages, parked } = refit(whole, roomy, { token });
        for (const page of pages) expectWithin(page, roomy);
        const parted = pages.slice(0, -1).filter(({ parts }) => parts.at(-1)?.kind === "heading");
        expect(parted.filter(({ parts }) => !parts.every(introduces))).toEqual([]);
        const parts = pages.flatMap((page) => page.parts);
        expect(read(parts)).toBe(read(whole.parts));
        const back = callsOf(parts).map((carried) =>
          "parked" in carried ? parked.find((one) => one.token === carried.parked)?.call : carried,
        );
        expect(back.length).toBe(callsOf(whole.parts).length);
      }),
      { numRuns: 60 },
    );
  });

  test("turning through all pages shows all text", () => {
    fc.assert(
      fc.property(view, fc.constantFrom(...platforms), (whole, can) => {
        const all = refit(whole, can, { token, turn, page: 1 }).pages[0]?.parts ?? [];
        const of = Number(/Page 1 of (\d+)$/.exec(all.map(textOf).join("\n").trimEnd())?.[1] ?? 1);
        const pages = Array.from(
          { length: of },
          (_, index) => refit(whole, can, { token, turn, page: index + 1 }).pages,
        );
        for (const [page] of pages) expectWithin(page ?? message(), can);
        const shown = pages.flatMap(([page]) => page?.parts.slice(0, of > 1 ? -2 : undefined) ?? []);
        const longLabels = whole.parts.some(
          (one) =>
            one.kind === "choices" && one.options.some(({ label }) => label.length > can.message.choiceLabelChars),
        );
        if (!longLabels) expect(read(shown)).toBe(read(whole.parts));
      }),
      { numRuns: 25 },
    );
  });
});

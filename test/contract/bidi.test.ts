import fc from "fast-check";
import { expect, it } from "vitest";
import { selfContained } from "#core/contract/bidi.ts";

const CONTROLS = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "a"];

it("a text that turns round ends with what it turned", () => {
  expect(selfContained("\u202eevil")).toBe("\u202eevil\u202c");
  expect(selfContained("\u2067one \u202etwo")).toBe("\u2067one \u202etwo\u202c\u2069");
  expect(selfContained("\u2067one \u202etwo\u2069 three")).toBe("\u2067one \u202etwo\u2069 three");
  expect(selfContained("plain, \u05e9\u05dc\u05d5\u05dd")).toBe("plain, \u05e9\u05dc\u05d5\u05dd");
});

it("closing it twice changes nothing more, and what was typed stays in front", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CONTROLS)), (signs) => {
      const text = signs.join("");
      const closed = selfContained(text);
      expect(closed.startsWith(text)).toBe(true);
      expect(selfContained(closed)).toBe(closed);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARRIED_CHARS, readCarried, writeCarried } from "#core/contract/carried.ts";

const there = (carried: Parameters<typeof writeCarried>[0], chars?: number) => {
  const written = writeCarried(carried, chars);
  return written === undefined ? undefined : readCarried(written);
};

describe("a call in a button", () => {
  test("takes no more than 72 characters for a vote", () => {
    const call = { activity: "jca-mv", command: "poll vote", args: { poll: "12345", choice: "2" } };
    expect(writeCarried(call)).toBe("jca-mv||poll vote|poll=12345&choice=2");
    expect(there(call)).toEqual(call);
  });

  test("comes back with its draft, and without an activity where none was named", () => {
    const call = { command: "poll open", args: {}, draft: "d7f3" };
    expect(there(call)).toEqual(call);
  });

  test("comes back as the token it was parked under", () => {
    expect(there({ parked: "3f9a2b" })).toEqual({ parked: "3f9a2b" });
  });

  test.each([
    ["more characters than there are", { question: "x".repeat(CARRIED_CHARS) }],
    ["a list of none", { options: [] }],
    ["a list of one", { options: ["Approve"] }],
    ["something else than text", { secret: true }],
    ["half a letter", { question: "\ud83d" }],
  ])("has to be parked for %s", (_, args) => {
    expect(writeCarried({ command: "poll open", args })).toBeUndefined();
  });

  test.each(["poll|open", ""])("is not written with the command %j", (command) => {
    expect(writeCarried({ command, args: {} })).toBeUndefined();
  });

  test.each(["", "x", "a|b|", "a|b||x=1", "a|b|c|d|e"])("is not read from %j", (written) => {
    expect(readCarried(written)).toBeUndefined();
  });

  test("comes back equal whatever its arguments are called and hold, or is parked", () => {
    const string = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("&=", "a|b", "~", "+ %"),
    );
    const name = fc.oneof(string, fc.constantFrom("__proto__", "constructor"));
    const value = fc.oneof(string, fc.array(string, { minLength: 2, maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 5 }), (pairs) => {
        const call = { activity: "jca-mv", command: "poll open", args: Object.fromEntries(pairs), draft: "d1" };
        const back = there(call, 10_000);
        const sound = pairs.flat(2).every((text) => text.isWellFormed());
        expect(back).toEqual(sound ? call : back);
        if (sound) expect(back).toBeDefined();
      }),
    );
  });
});

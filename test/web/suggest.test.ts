import { describe, expect, test } from "vitest";
import { suggest } from "#adapters/web/suggest.ts";
import { triesFor } from "#adapters/web/tries.ts";
import { DECLARATIONS } from "../support/web/demo.ts";

const REST = {
  ...DECLARATIONS.find((one) => one.name === "help"),
  name: "help",
  rest: "about",
  fields: [
    {
      name: "about",
      label: "About",
      kind: "search" as const,
      of: "command",
      required: false,
      reference: false,
      completes: true,
    },
  ],
};
const all = DECLARATIONS.map((one) => (one.name === "help" ? { ...one, ...REST } : one));

function offered(text: string): string[] {
  const found = suggest(all, text);
  return "options" in found ? found.options.map((option) => option.text) : [`ask ${found.ask.arg}: ${found.ask.typed}`];
}

describe("completion of what is typed", () => {
  test("offers commands, those that begin so first", () => {
    expect(offered("")).toHaveLength(DECLARATIONS.length);
    expect(offered("po")).toEqual(["poll open ", "poll vote ", "poll list "]);
    expect(offered("LIST")).toEqual(["poll list ", "member list "]);
    expect(offered("xyz")).toEqual([]);
  });

  test("offers the arguments not yet given, required ones first", () => {
    expect(offered("register ")).toEqual([
      "register organization:",
      "register category:",
      "register country:",
      "register email:",
    ]);
    expect(offered('register organization:"ITU-T SG21" c')).toEqual([
      'register organization:"ITU-T SG21" category:',
      'register organization:"ITU-T SG21" country:',
    ]);
    expect(offered('register organization:"ITU-T SG21"')[0]).toBe('register organization:"ITU-T SG21" category:');
  });

  test("offers the values of a choice, in quotes where they need them", () => {
    expect(offered("register category:inv")).toEqual(["register category:invited-expert "]);
    expect(offered("register category:study")).toEqual(["register category:sg-representative "]);
    expect(offered("register country:")).toEqual([]);
  });

  test("asks for live data, also inside open quotes of any kind", () => {
    expect(offered("poll vote poll:")).toEqual(["ask poll: "]);
    expect(offered('register organization:"ITU-T S')).toEqual(["ask organization: ITU-T S"]);
    expect(offered("register organization:“ITU-T S")).toEqual(["ask organization: ITU-T S"]);
    expect(offered("help po")).toEqual(["ask about: po"]);
    const found = suggest(all, 'register organization:"IS');
    const taken = "take" in found ? found.take({ label: 'ISO/IEC "JTC" 1', value: 'ISO/IEC "JTC" 1' }) : undefined;
    expect(taken?.text).toBe('register organization:"ISO/IEC \\"JTC\\" 1" ');
  });
});

describe("what to try first", () => {
  test("suits who is acted as", () => {
    const first = (roles: string[]) => triesFor({ handle: "x", name: "X", roles }, all)[0]?.text;
    expect(first(["sg-representative"])).toMatch(/^register organization:/);
    expect(first(["co-chair"])).toBe("member list");
    expect(triesFor({ handle: "x", name: "X", roles: [], registered: true }, all)[0]?.text).toBe("poll list");
    expect(first(["secretariat"])).toBe("member list");
  });
});

import { describe, expect, test } from "vitest";
import type { Call } from "#core/contract/call.ts";
import type { Part, Span } from "#core/contract/view.ts";
import { costOfPart, sum } from "#core/dispatch/fit/measure.ts";
import { fit as refit } from "#core/dispatch/fit.ts";
import { callsOf, discord, message, platforms, read, said, slack, text, textOf, token, turn } from "./fit-platforms.ts";

describe("what fits", () => {
  test("stays as it is", () => {
    const small = message(
      { kind: "heading", text: "Approve the agenda?" },
      text("Open until ", { at: "2025-09-30T21:59:00Z", zone: "Europe/Zurich", show: "datetime" }),
      { kind: "choices", options: [{ label: "Approve", call: turn(1) }] },
    );
    for (const can of platforms) expect(refit(small, can, { token, turn })).toEqual({ pages: [small], parked: [] });
  });
});

describe("what is too long", () => {
  const words = Array.from({ length: 1000 }, (_, index) => `word${index}`).join(" ");

  test("comes in several messages where nobody can turn", () => {
    const { pages } = refit(message({ kind: "heading", text: "Digest" }, text(words)), discord, { token });
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map((page) => page.summary)[1]).toBe(`All of it. (2 of ${pages.length})`);
    expect(pages[0]?.parts.length).toBe(2);
    expect(
      pages
        .flatMap((page) => page.parts.slice(-1))
        .map(textOf)
        .join(""),
    ).toBe(words);
  });

  test("is one page with buttons to the others where its reader can turn", () => {
    const show = (page: number) =>
      refit(message(text(words)), discord, { token, turn, page, link: "https://jca.example/1" });
    const second = show(2).pages;
    expect(second).toHaveLength(1);
    expect(read(second[0]?.parts ?? [])).toMatch(/Page2of5–allononepage$/);
    expect(second[0]?.parts.at(-1)).toEqual({
      kind: "choices",
      options: [
        { label: "Previous", call: turn(1) },
        { label: "Next", call: turn(3) },
      ],
    });
    expect(show(99).pages[0]?.parts.at(-1)).toMatchObject({ options: [{ label: "Previous", call: turn(4) }] });
    expect(read(show(99).pages[0]?.parts ?? [])).toMatch(/Thereisnosuchpage;thisispage5of5–allononepage$/);
    expect(read(show(0).pages[0]?.parts ?? []), "a full page").toMatch(/Page1of5–allononepage$/);
    const short = (page: number) => refit(message(text("Short.")), discord, { token, turn, page }).pages[0]?.parts;
    expect(short(1)).toHaveLength(1);
    expect(short(2)?.map(textOf)).toEqual(["Short.", "There is no such page; this is page 1 of 1"]);
  });

  test("a heading goes with what it is over", () => {
    const { pages } = refit(
      message(text("x ".repeat(900)), { kind: "heading", text: "Next" }, text("y ".repeat(900))),
      discord,
      { token },
    );
    expect(pages.map((page) => page.parts.map((part) => part.kind))).toEqual([["text"], ["heading", "text"]]);
  });

  test("what introduces a part, what belongs to it, and its buttons stand on one page with it", () => {
    const button: Part = {
      kind: "choices",
      options: [{ label: "Raise", call: { command: "roadmap raise", args: {} } }],
    };
    const quote: Part = { kind: "quote", by: ["Objection 1"], spans: ["Too early."] };
    const groups: Part[][] = [
      [{ kind: "heading", text: "Pair 5" }, text("Entries 12 and 14."), button],
      [{ kind: "text", spans: [{ bold: "The record says now" }] }, text("Nothing else.")],
      [text("In the words of the secretariat:"), text("Nothing else.")],
      [quote, { kind: "text", spans: ["Answer."], tied: true }, { kind: "text", spans: ["Resolved."], tied: true }],
    ];
    for (const group of groups) {
      const left = discord.message.chars - sum([...group.slice(0, -1), text("")].map(costOfPart));
      const whole = message(text("x ".repeat((left - 4) / 2)), ...group);
      const { pages } = refit(whole, discord, { token });
      expect(pages.map(({ parts }) => parts.length)).toEqual([1, group.length]);
    }
  });

  test("a text without white space is cut between letters as they are seen", () => {
    const family = "👩‍👩‍👧‍👦";
    const { pages } = refit(message(text(family.repeat(500))), discord, { token });
    for (const page of pages) expect(read(page.parts).replaceAll(family, "")).toBe("");
  });

  test("an ordered list counts on behind the cut", () => {
    const items = Array.from({ length: 120 }, (_, index): Span[] => [`Item of the agenda, number ${index + 1}`]);
    const { pages } = refit(message({ kind: "list", ordered: true, items }), discord, { token });
    const second = pages[1]?.parts[0];
    const shown = pages[0]?.parts[0];
    if (second?.kind !== "list" || shown?.kind !== "list") throw new Error("no list");
    expect(second.ordered).toBe(false);
    expect(said(second.items[0] ?? [])).toBe(
      `${shown.items.length + 1}. Item of the agenda, number ${shown.items.length + 1}`,
    );
  });

  test("30 buttons on Discord come in two messages, none lost", () => {
    const options = Array.from({ length: 30 }, (_, index) => ({ label: `${index + 1}`, call: turn(index + 1) }));
    const { pages } = refit(message({ kind: "choices", options }), discord, { token });
    expect(pages.map((page) => callsOf(page.parts).length)).toEqual([25, 5]);
  });

  test("a summary ends in … and never cuts a letter", () => {
    const { pages } = refit({ ...message(), summary: "👩‍👩‍👧‍👦".repeat(500) }, discord, { token });
    expect(pages[0]?.summary.length).toBeLessThanOrEqual(2000);
    expect(pages[0]?.summary).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
  });
});

describe("labels and selects", () => {
  const long = `The ${"very ".repeat(30)}long option`;

  test("a long label is shortened, numbered, and stands in full above", () => {
    const { pages } = refit(
      message({
        kind: "choices",
        options: [
          { label: "Yes", call: turn(1) },
          { label: long, call: turn(2) },
        ],
      }),
      slack,
      { token },
    );
    const [full, choices] = pages[0]?.parts ?? [];
    expect(full).toEqual(text(`2. ${long}`));
    if (choices?.kind !== "choices") throw new Error("no choices");
    expect(choices.options.map((choice) => choice.label)).toEqual([
      "Yes",
      expect.stringMatching(/^2\. The very .{50,}…$/),
    ]);
  });

  const pick = (count: number, label = "Group"): Part => ({
    kind: "pick",
    placeholder: "Choose a group",
    options: Array.from({ length: count }, (_, index) => ({
      label: `${label} ${index + 1}`,
      value: String(index + 1),
    })),
    min: 1,
    max: 1,
    call: turn(1),
    arg: "group",
  });

  test("too many options are searched where messages can, else they come in several selects", () => {
    expect(refit(message(pick(130)), slack, { token }).pages[0]?.parts).toEqual([{ ...pick(130), search: "group" }]);
    const parts = refit(message(pick(60)), discord, { token }).pages[0]?.parts ?? [];
    expect(parts.map((part) => part.kind === "pick" && [part.placeholder, part.options.length])).toEqual([
      ["Choose a group (1–25 of 60)", 25],
      ["Choose a group (26–50 of 60)", 25],
      ["Choose a group (51–60 of 60)", 10],
    ]);
  });

  test("a call too long for a button is parked, once", () => {
    const call: Call = { activity: "jca-mv", command: "poll vote", args: { poll: "1", choice: "x".repeat(100) } };
    const options = [
      { label: "Support", call },
      { label: "Again", call },
      { label: "Short", call: turn(2) },
    ];
    const { pages, parked } = refit(message({ kind: "choices", options }), discord, { token });
    expect(parked).toEqual([{ token: token(call), call }]);
    expect(callsOf(pages[0]?.parts ?? [])).toEqual([{ parked: token(call) }, { parked: token(call) }, turn(2)]);
  });
});

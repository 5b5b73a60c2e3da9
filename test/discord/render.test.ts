import { describe, expect, it } from "vitest";
import { LIMITS } from "#adapters/discord/capabilities.ts";
import { commandJson } from "#adapters/discord/command-json.ts";
import { readCustomId, writeCustomId } from "#adapters/discord/custom-id.ts";
import { renderMessage } from "#adapters/discord/render.ts";
import type { Message, Part } from "#core/contract/view.ts";
import { declare } from "#core/dispatch/declare.ts";
import { loadCommands } from "#core/house/load-declared.ts";

const PRIVATE = { key: "", notify: false };
const view = (...parts: Part[]): Message => ({ kind: "message", summary: "Summary", parts });

describe("Discord's rendering", () => {
  it("fits the longest key and the longest call into a custom_id", () => {
    const call = { parked: "x".repeat(71) };
    const id = { key: "k".repeat(24), index: 24, confirm: true, call };
    const written = writeCustomId(id) ?? expect.fail();
    expect(written.length).toBeLessThanOrEqual(LIMITS.customIdChars);
    expect(readCustomId(written)).toEqual(id);
    expect(readCustomId("vote:1")).toBeUndefined();
  });

  it("writes times in the reader's own way and bars for tallies", () => {
    const at = "2025-09-15T22:00:00Z";
    const { content } = renderMessage(
      view(
        {
          kind: "text",
          spans: [{ at, zone: "Europe/Zurich", show: "datetime" }, " ", { at, zone: "UTC", show: "relative" }],
        },
        { kind: "tally", rows: [{ label: "Approve", count: 3, share: 0.75 }] },
        { kind: "file", name: "list.csv", link: "https://example.org/a", bytes: 2048 },
      ),
      PRIVATE,
    );
    expect(content).toBe(
      "<t:1757973600:F> <t:1757973600:R>\nApprove: **3** (75%)\n`█████████░░░`\n[list.csv](<https://example.org/a>) (2 kB)",
    );
  });

  it("puts no mark before items that say their own numbers, and sets them in", () => {
    const items = ["1", "1.1"].map((number) => [{ bold: number }, " Item"]);
    const { content } = renderMessage(view({ kind: "list", ordered: false, items, depths: [0, 1] }), PRIVATE);
    expect(content).toBe("**1** Item\n\u2003**1\\.1** Item");
  });

  it("says the summary where a view has nothing but buttons", () => {
    const rendered = renderMessage(
      view({ kind: "choices", options: [{ label: "A", call: { command: "help", args: {} } }] }),
      PRIVATE,
    );
    expect(rendered).toMatchObject({ content: "Summary", allowed_mentions: { parse: [] } });
  });

  it("puts what does not fit beside the text into embeds, whole", () => {
    const parts = Array.from({ length: 3 }, (): Part => ({ kind: "text", spans: ["x".repeat(1500)] }));
    const { content, embeds } = renderMessage(view(...parts), PRIVATE);
    expect([content.length, ...embeds.map(({ description }) => description?.length)]).toEqual([1500, 3001]);
  });

  it("refuses six rows, and a call that is too long to be carried", () => {
    const many = Array.from({ length: 26 }, (_, n) => ({ label: `${n}`, call: { command: "help", args: {} } }));
    expect(() => renderMessage(view({ kind: "choices", options: many }), PRIVATE)).toThrow("Discord allows 5");
    const long = { label: "A", call: { command: "help", args: { text: "x".repeat(80) } } };
    expect(() => renderMessage(view({ kind: "choices", options: [long] }), PRIVATE)).toThrow("too long to be carried");
  });

  it("can register every command there is", async () => {
    const declarations = declare((await loadCommands()).values());
    const commands = commandJson(declarations);
    const verbs = commands.flatMap(({ options }) => options.filter(({ type }) => type === 1));
    const plain = commands.filter(({ options }) => !options.some(({ type }) => type === 1));
    expect(verbs.length + plain.length).toBe(declarations.length);
  });
});

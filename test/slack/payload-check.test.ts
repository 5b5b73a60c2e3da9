import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fields } from "../support/slack/fields.ts";
import { makeSchema, SCHEMA_FILE } from "../support/slack/make-schema.ts";
import { checkBlocks, checkMessage, checkOptions, checkView } from "../support/slack/payload-check.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const button = (over: Fields = {}): Fields => ({
  type: "button",
  text: plain("Yes"),
  action_id: "a",
  value: "1",
  ...over,
});
const actions = (...elements: Fields[]): Fields => ({ type: "actions", elements });
const option = (over: Fields = {}): Fields => ({ text: plain("One"), value: "1", ...over });
const select = (over: Fields = {}): Fields => ({ type: "static_select", action_id: "s", options: [option()], ...over });
const several = (over: Fields = {}): Fields => ({ ...select(), type: "multi_static_select", ...over });
const section = (accessory: Fields): Fields => ({ type: "section", text: plain("A"), accessory });
const input = (over: Fields = {}): Fields => ({
  ...{ type: "input", block_id: "i", label: plain("Name") },
  ...{ element: { type: "plain_text_input", action_id: "v" }, ...over },
});
const rich = (...elements: Fields[]): Fields => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const modal = (over: Fields = {}): Fields => ({
  ...{ type: "modal", title: plain("Register"), submit: plain("Send"), blocks: [input()] },
  ...over,
});
const long = (chars: number) => "x".repeat(chars);

describe("the local Slack server refuses what Slack refuses", () => {
  it("takes what is right", () => {
    const blocks = [
      { type: "header", text: plain("A") },
      rich({ type: "text", text: "B" }),
      actions(button(), select()),
      section(several({ action_id: "m", max_selected_items: 2 })),
    ];
    expect(checkMessage({ channel: "C1", text: "A", blocks })).toEqual([]);
    expect(checkView(modal(), "modal")).toEqual([]);
    expect(checkOptions({ options: [option()] })).toEqual([]);
  });

  it.each<[string, Fields[]]>([
    ["too many blocks", Array.from({ length: 51 }, () => ({ type: "divider" }))],
    ["an unknown block", [{ type: "banner" }]],
    ["a block of another surface", [input()]],
    ["an unknown property", [{ ...actions(button()), color: "red" }]],
    ["an unknown property within", [actions(button({ colour: "red" }))]],
    ["a wrong nesting", [actions({ type: "plain_text_input", action_id: "v" })]],
    ["a select of several where only a section takes it", [actions(several())]],
    [
      "a search of several where only a section takes it",
      [actions({ type: "multi_external_select", action_id: "m", placeholder: plain("Choose") })],
    ],
    ["a date with its time where actions take it", [section({ type: "datetimepicker", action_id: "d" })]],
    [
      "an option label of a section that is too long",
      [section(several({ options: [option({ text: plain(long(76)) })] }))],
    ],
    ["text where an element belongs", [{ type: "actions", elements: [plain("A")] }]],
    ["a wrong kind of text", [{ type: "header", text: { type: "mrkdwn", text: "A" } }]],
    ["an unknown style", [actions(button({ style: "warning" }))]],
    ["the same action id twice", [actions(button(), button())]],
    ["the same action id in two blocks", [actions(button()), actions(button())]],
    [
      "the same block id twice",
      [
        { ...actions(button()), block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
    ],
    ["an action id that is too long", [actions(button({ action_id: long(256) }))]],
    ["a button label that is too long", [actions(button({ text: plain(long(76)) }))]],
    ["a button without a label", [actions(button({ text: plain("") }))]],
    ["a button value that is too long", [actions(button({ value: long(2001) }))]],
    [
      "too many buttons",
      [actions(...Array.from({ length: 26 }, (_none, index) => button({ action_id: `a${index}` })))],
    ],
    ["no buttons", [actions()]],
    ["a select without options", [actions(select({ options: [] }))]],
    ["too many options", [actions(select({ options: Array.from({ length: 101 }, () => option()) }))]],
    ["an option label that is too long", [actions(select({ options: [option({ text: plain(long(76)) })] }))]],
    ["an option value that is too long", [actions(select({ options: [option({ value: long(151) })] }))]],
    ["an initial option that is none", [actions(select({ initial_option: option({ value: "2" }) }))]],
    ["a confirmation that is too long", [actions(button({ confirm: { text: plain(long(301)) } }))]],
    ["a header that is too long", [{ type: "header", text: plain(long(151)) }]],
    ["a section that is too long", [{ type: "section", text: plain(long(3001)) }]],
    ["an empty section", [{ type: "section" }]],
    ["an empty rich text", [rich()]],
    ["an empty text in rich text", [rich({ type: "text", text: "" })]],
    ["an unknown element in rich text", [rich({ type: "shout", text: "A" })]],
  ])("%s", (_what, blocks) => {
    expect(checkBlocks(blocks, "message")).not.toEqual([]);
  });

  it.each<[string, Fields]>([
    ["no text", { channel: "C1", blocks: [{ type: "divider" }] }],
    ["an empty text", { channel: "C1", text: " " }],
    ["an unknown argument", { channel: "C1", text: "A", mentions: false }],
    ["a text that is too long", { channel: "C1", text: long(40_001) }],
  ])("a message with %s", (_what, message) => {
    expect(checkMessage(message)).not.toEqual([]);
  });

  it.each<[string, Fields]>([
    ["inputs but no submit", { type: "modal", title: plain("A"), blocks: [input()] }],
    ["a title that is too long", modal({ title: plain(long(25)) })],
    ["no title", { type: "modal", submit: plain("Send"), blocks: [input()] }],
    ["a private_metadata that is too long", modal({ private_metadata: long(3001) })],
    ["a callback_id that is too long", modal({ callback_id: long(256) })],
    ["an unknown property", modal({ color: "red" })],
    ["no blocks", modal({ blocks: [] })],
    ["too many blocks", modal({ blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) })],
    [
      "a text input that takes too much",
      modal({ blocks: [input({ element: { type: "plain_text_input", action_id: "v", max_length: 3001 } })] }),
    ],
    [
      "an initial text that is too long",
      modal({
        blocks: [
          input({ element: { type: "plain_text_input", action_id: "v", max_length: 3, initial_value: "long" } }),
        ],
      }),
    ],
    ["a label that is too long", modal({ blocks: [input({ label: plain(long(2001)) })] })],
    ["too many files", modal({ blocks: [input({ element: { type: "file_input", action_id: "v", max_files: 11 } })] })],
    [
      "a search that starts with a value that is too long",
      modal({
        blocks: [
          input({
            element: { type: "external_select", action_id: "v", initial_option: option({ value: long(151) }) },
          }),
        ],
      }),
    ],
    ["a button as an input", modal({ blocks: [input({ element: button() })] })],
  ])("a modal with %s", (_what, view) => {
    expect(checkView(view, "modal")).not.toEqual([]);
  });

  it("options that are too many or no options", () => {
    expect(checkOptions({ options: Array.from({ length: 101 }, () => option()) })).not.toEqual([]);
    expect(checkOptions({ options: [{ label: "One", value: "1" }] })).not.toEqual([]);
    expect(checkOptions({})).not.toEqual([]);
  });
});

it("the schema of blocks is made from the installed @slack/types", () => {
  expect(JSON.parse(readFileSync(SCHEMA_FILE, "utf8"))).toEqual(JSON.parse(makeSchema()));
}, 30_000);

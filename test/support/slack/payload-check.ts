import { readFileSync } from "node:fs";
import type { KnownBlock } from "@slack/types";
import { Ajv } from "ajv";
import { placeProblems } from "./element-places.ts";
import { type Fields, fieldsOf, type Json } from "./fields.ts";
import { blockProblems, textProblems } from "./limit-check.ts";
import { SCHEMA_FILE } from "./make-schema.ts";

const schema = JSON.parse(readFileSync(SCHEMA_FILE, "utf8"));
const ajv = new Ajv({ strict: false });
ajv.addSchema(schema, "blocks");
const isBlock = ajv.compile<KnownBlock>({ $ref: "blocks#/definitions/KnownBlock" });
const isOption = ajv.compile({ $ref: "blocks#/definitions/PlainTextOption" });

/** https://docs.slack.dev/reference/block-kit/blocks: which blocks a surface takes. */
const SURFACES = {
  message: { most: 50, types: ["actions", "context", "divider", "header", "image", "rich_text", "section", "table"] },
  modal: { most: 100, types: ["actions", "context", "divider", "header", "image", "input", "rich_text", "section"] },
  home: { most: 100, types: ["actions", "context", "divider", "header", "image", "input", "rich_text", "section"] },
} as const;
export type Surface = keyof typeof SURFACES;

/** Everything Slack would refuse about these blocks; empty when nothing. */
export function checkBlocks(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ["blocks is no list"];
  const { most, types } = SURFACES[surface];
  const problems = blocks.length > most ? [`${blocks.length} blocks, at most ${most}`] : [];
  for (const [index, block] of blocks.entries()) {
    const type = fieldsOf(block).type;
    if (!types.some((known) => known === type)) problems.push(`block ${index}: no ${type} in a ${surface}`);
    else if (!isBlock(block))
      problems.push(`block ${index} is no ${type}: ${ajv.errorsText(isBlock.errors).slice(0, 300)}`);
  }
  return [...problems, ...placeProblems(blocks), ...blockProblems(blocks)];
}

const VIEW_KEYS = {
  modal: [
    "type",
    "title",
    "close",
    "submit",
    "blocks",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
  ],
  home: ["type", "blocks", "private_metadata", "callback_id", "external_id"],
} as const;

/** https://docs.slack.dev/reference/views */
export function checkView(view: unknown, wanted: "modal" | "home"): string[] {
  const fields = fieldsOf(view);
  if (fields.type !== wanted) return [`the view is no ${wanted}`];
  const known: readonly string[] = VIEW_KEYS[wanted];
  const problems = Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown ${key} in a view`);
  const blocks = Array.isArray(fields.blocks) ? fields.blocks : [];
  if (blocks.length === 0) problems.push("a view without blocks");
  if (wanted === "modal") {
    problems.push(...textProblems("title", fields.title, 24));
    for (const name of ["submit", "close"]) if (fields[name]) problems.push(...textProblems(name, fields[name], 24));
    const inputs = blocks.some((block) => fieldsOf(block).type === "input");
    if (inputs && !fields.submit) problems.push("a modal with inputs and no submit");
  }
  problems.push(...tooLong("private_metadata", fields.private_metadata, 3000));
  problems.push(...tooLong("callback_id", fields.callback_id, 255));
  return [...problems, ...checkBlocks(fields.blocks, wanted)];
}

const tooLong = (name: string, value: Json | undefined, most: number): string[] =>
  typeof value === "string" && value.length > most ? [`${name} has ${value.length} characters, at most ${most}`] : [];

/** What a message may be sent with: https://docs.slack.dev/reference/methods/chat.postMessage#arguments */
const MESSAGE_KEYS = new Set([
  "channel",
  "user",
  "ts",
  "text",
  "blocks",
  "thread_ts",
  "metadata",
  "unfurl_links",
  "unfurl_media",
  "parse",
  "link_names",
  "response_type",
  "replace_original",
  "delete_original",
  "team_id",
]);

export function checkMessage(message: Fields): string[] {
  const problems = Object.keys(message)
    .filter((key) => !MESSAGE_KEYS.has(key))
    .map((key) => `unknown argument ${key}`);
  const text = message.text;
  if (typeof text !== "string" || text.trim() === "")
    problems.push("no text: notifications and screen readers need it");
  else if (text.length > 40_000) problems.push(`text has ${text.length} characters, at most 40000`);
  if (message.blocks !== undefined) problems.push(...checkBlocks(message.blocks, "message"));
  if (JSON.stringify(message.blocks ?? []).length > 100_000) problems.push("msg_blocks_too_long");
  return problems;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
export function checkOptions(answer: unknown): string[] {
  const options = fieldsOf(answer).options;
  if (!Array.isArray(options)) return ["no options in the answer to a suggestion"];
  const problems = options.length > 100 ? [`${options.length} options, at most 100`] : [];
  for (const option of options) {
    if (!isOption(option)) problems.push(`no option: ${ajv.errorsText(isOption.errors).slice(0, 200)}`);
    problems.push(
      ...textProblems("option", fieldsOf(option).text, 75),
      ...tooLong("option value", fieldsOf(option).value, 150),
    );
  }
  return problems;
}

import type { types } from "@slack/bolt";
import { writeCarried } from "#core/contract/carried.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import type { Block, Inline, Rendered, Shown } from "./blocks.ts";
import { LIMITS } from "./capabilities.ts";
import { excessOfBlocks } from "./check-limits.ts";
import { escapeText } from "./escape.ts";
import { plain, slackOption } from "./option.ts";
import { inlines, inlineText, paragraph } from "./rich-text.ts";

/** "answer": private, so a button's answer may take its place. "post": a card or notice, which never is replaced so. */
export type Origin = "answer" | "post";
type Ground = { workspace: string; origin: Origin; invalid(reason: string): void; next(): number };

export function renderMessage(
  view: Message,
  how: { workspace: string; origin: Origin; blocks?: number; edits?: boolean },
): Rendered<Shown> {
  let invalid: string | undefined;
  let actions = 0;
  const ground: Ground = {
    workspace: how.workspace,
    origin: how.origin,
    invalid(reason) {
      invalid ??= reason;
    },
    next: () => actions++,
  };
  const blocks = view.parts.flatMap((part) => renderPart(part, ground));
  const text = escapeText(view.summary) || " ";
  if (text.length > LIMITS.textChars) ground.invalid(`the summary has more than ${LIMITS.textChars} characters`);
  const excess = invalid ?? excessOfBlocks(blocks, how.blocks ?? LIMITS.messageBlocks);
  if (excess) return { invalid: excess };
  const shown = blocks.length > 0 ? blocks : [paragraph(inlineText(view.summary || " "))];
  return { text: how.edits ? forEdit(view.summary) : text, blocks: shown };
}

/** An edit takes less text than a post; the blocks say all of it, so the text may end with an ellipsis. */
function forEdit(summary: string): string {
  let shortened = summary || " ";
  while (escapeText(shortened).length > LIMITS.editedTextChars) {
    shortened = `${shortened.slice(0, Math.min(shortened.length - 100, LIMITS.editedTextChars))}…`;
  }
  return escapeText(shortened);
}

function renderPart(part: Part, ground: Ground): Block[] {
  const { workspace } = ground;
  switch (part.kind) {
    case "heading":
      return [heading(part.text)];
    case "text":
      return [paragraph(inlines(part.spans, workspace))];
    case "facts":
      return part.rows.length === 0 ? [] : [paragraph(lines(part.rows.map((row) => fact(row, workspace))))];
    case "list":
      return part.items.length === 0
        ? []
        : [part.depths ? outline(part, part.depths, workspace) : list(part, workspace)];
    case "tally":
      return part.rows.length === 0 ? [] : [paragraph(lines(part.rows.map(tallyRow)))];
    case "quote":
      return [quote(part, workspace)];
    case "choices":
      return choices(part.options, ground);
    case "pick":
      return pick(part, ground);
    case "file": {
      const size = inlineText(` (${Math.max(1, Math.round(part.bytes / 1024))} KB)`);
      return [paragraph([...inlines([{ link: part.link, label: part.name }], workspace), ...size])];
    }
    default:
      return part satisfies never;
  }
}

function heading(text: string): Block {
  const shown = plain(text);
  if (shown.text.length <= LIMITS.headerChars) return { type: "header", text: shown };
  return paragraph(inlineText(text, { bold: true }));
}

const lines = (rows: Inline[][]): Inline[] =>
  rows.flatMap((row, index): Inline[] => (index === 0 ? row : [{ type: "text", text: "\n" }, ...row]));

const fact = (row: Extract<Part, { kind: "facts" }>["rows"][number], workspace: string): Inline[] => [
  ...inlineText(`${row.label}: `, { bold: true }),
  ...inlines(row.value, workspace),
];

const BAR = 10;
function tallyRow(row: Extract<Part, { kind: "tally" }>["rows"][number]): Inline[] {
  const share = Math.min(1, Math.max(0, row.share));
  const full = Math.round(share * BAR);
  const bar = "█".repeat(full) + "░".repeat(BAR - full);
  const note = row.note ? ` · ${row.note}` : "";
  return [
    ...inlineText(`${row.label}\n`),
    ...inlineText(bar),
    ...inlineText(` ${row.count} (${Math.round(share * 100)}%)${note}`),
  ];
}

const list = (part: Extract<Part, { kind: "list" }>, workspace: string): Block => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: part.ordered ? "ordered" : "bullet",
      elements: part.items.map((item) => ({ type: "rich_text_section", elements: inlines(item, workspace) })),
    },
  ],
});

const DEEPEST = 3;
const indent = (depth = 0) => "\u2003".repeat(Math.min(depth, DEEPEST));

/** Its items say their own numbers, and Slack has no list without a mark. */
const outline = ({ items }: Extract<Part, { kind: "list" }>, depths: number[], workspace: string): Block =>
  paragraph(lines(items.map((item, at) => [...inlineText(indent(depths[at])), ...inlines(item, workspace)])));

const quote = (part: Extract<Part, { kind: "quote" }>, workspace: string): Block => ({
  type: "rich_text",
  elements: [
    { type: "rich_text_section", elements: inlines(part.by, workspace) },
    { type: "rich_text_quote", elements: inlines(part.spans, workspace) },
  ],
});

function choices(options: Choice[], ground: Ground): Block[] {
  const rows: Choice[][] = [];
  for (let from = 0; from < options.length; from += LIMITS.actionsElements) {
    rows.push(options.slice(from, from + LIMITS.actionsElements));
  }
  return rows.map((row) => ({ type: "actions", elements: row.map((choice) => button(choice, ground)) }));
}

function button(choice: Choice, ground: Ground): types.Button {
  const value = writeCarried(choice.call, LIMITS.buttonValueChars);
  if (value === undefined) ground.invalid(`the button "${choice.label}" carries a call that is too long`);
  return {
    type: "button",
    text: plain(choice.label),
    action_id: `${ground.origin}/${ground.next()}`,
    value: value ?? "",
    ...(choice.tone ? { style: choice.tone === "main" ? "primary" : "danger" } : {}),
    ...(choice.confirm ? { confirm: confirmation(choice.confirm) } : {}),
  };
}

const confirmation = (text: string): types.ConfirmationDialog => ({
  title: plain("Please confirm"),
  text: plain(text),
  confirm: plain("Yes"),
  deny: plain("Cancel"),
});

type Pick = Extract<Part, { kind: "pick" }>;
type Action = { action_id: string };

function pick(part: Pick, ground: Ground): Block[] {
  const written = writeCarried(part.call, LIMITS.actionIdChars);
  if (written === undefined) ground.invalid(`the select "${part.placeholder}" carries a call that is too long`);
  if (part.search === undefined && part.options.length === 0) {
    ground.invalid(`the select "${part.placeholder}" has no options`);
    return [];
  }
  const action = { action_id: `${ground.origin}/${ground.next()}/${part.arg}/${written ?? ""}` };
  return part.max > 1 ? [pickSeveral(part, action)] : [pickOne(part, action)];
}

function pickOne({ placeholder, search, options }: Pick, action: Action): Block {
  const base = { ...action, placeholder: plain(placeholder) };
  const element: types.Select =
    search === undefined
      ? { type: "static_select", ...base, options: options.map(slackOption) }
      : { type: "external_select", ...base, min_query_length: 0 };
  return { type: "actions", elements: [element] };
}

/** Only a section or an input takes a select of several: https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
function pickSeveral({ placeholder, search, options, max }: Pick, action: Action): Block {
  const base = { ...action, placeholder: plain("Choose"), max_selected_items: max };
  const accessory: types.MultiSelect =
    search === undefined
      ? { type: "multi_static_select", ...base, options: options.map(slackOption) }
      : { type: "multi_external_select", ...base, min_query_length: 0 };
  return { type: "section", text: plain(placeholder), accessory };
}

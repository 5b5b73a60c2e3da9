import { type FilledIn, isOwnFile, type Seen, type SeenForm } from "../chat.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import type { Message, State, View } from "./state.ts";

const unescaped = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
/** plain_text as a client draws it: three entities are decoded, nothing else is read. */
export const plain = (value: unknown): string => unescaped(textOf(fieldsOf(value).text));

/** mrkdwn as a client draws it, roughly: enough to see that what was typed did not become markup. */
function drawMrkdwn(text: string): string {
  return unescaped(
    text
      .replace(/<([^|>]*)\|([^>]*)>/g, "$2")
      .replace(/<([^>]*)>/g, "$1")
      .replace(/(?<![\w])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w])/g, "$2"),
  );
}

const drawText = (value: unknown): string =>
  fieldsOf(value).type === "mrkdwn" ? drawMrkdwn(textOf(fieldsOf(value).text)) : plain(value);

function drawInline(state: State, element: Fields): string {
  switch (element.type) {
    case "user":
      return `@${state.users.get(textOf(element.user_id))?.realName ?? element.user_id}`;
    case "date":
      return textOf(element.fallback);
    case "link":
      return textOf(element.text ?? element.url);
    case "broadcast":
      return `@${element.range}`;
    default:
      return textOf(element.text);
  }
}

function drawRich(state: State, node: Fields): string {
  const inner = listOf(node.elements);
  if (node.type === "rich_text") return inner.map((one) => drawRich(state, one)).join("\n");
  if (node.type === "rich_text_list") {
    return inner
      .map((one, index) => `${node.style === "ordered" ? `${index + 1}.` : "•"} ${drawRich(state, one)}`)
      .join("\n");
  }
  return inner.map((one) => drawInline(state, one)).join("");
}

function drawBlock(state: State, block: Fields): string {
  switch (block.type) {
    case "rich_text":
      return drawRich(state, block);
    case "header":
      return plain(block.text);
    case "section":
      return [block.text, ...listOf(block.fields)]
        .filter((one) => one !== undefined)
        .map(drawText)
        .join("\n");
    case "context":
      return listOf(block.elements).map(drawText).join(" ");
    default:
      return "";
  }
}

export const elementsIn = (blocks: Fields[]): Fields[] =>
  blocks.flatMap((block) => {
    if (block.type === "actions") return listOf(block.elements);
    return block.type === "section" && block.accessory !== undefined ? [fieldsOf(block.accessory)] : [];
  });

/** Whom Slack would tell: mentions in rich text, and in any text that is read as mrkdwn. */
function notifiedBy(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(notifiedBy);
  const fields = fieldsOf(node);
  if (fields.type === "user") return [textOf(fields.user_id)];
  if (fields.type === "broadcast") return [textOf(fields.range)];
  if (fields.type === "usergroup") return [textOf(fields.usergroup_id)];
  if (fields.type === "mrkdwn") return mentionsIn(textOf(fields.text));
  return Object.values(fields).flatMap(notifiedBy);
}
const mentionsIn = (text: string): string[] =>
  [...text.matchAll(/<[@!]([^>|]+)[^>]*>/g)].map((match) => match[1] ?? "");

function seenBlocks(state: State, id: string, blocks: Fields[]): Omit<Seen, "edited" | "notified"> {
  const elements = elementsIn(blocks);
  return {
    id,
    text: blocks
      .map((block) => drawBlock(state, block))
      .filter((text) => text !== "")
      .join("\n"),
    buttons: elements.filter((one) => one.type === "button").map((one) => plain(one.text)),
    picks: elements
      .filter((one) => textOf(one.type).endsWith("_select"))
      .map((one) => ({
        placeholder: plain(one.placeholder),
        options: listOf(one.options).map((option) => plain(option.text)),
      })),
  };
}

export function seenMessage(state: State, message: Message): Seen {
  const notified = [...new Set([...notifiedBy(message.blocks), ...mentionsIn(message.text)])];
  const seen = seenBlocks(state, message.ts, message.blocks);
  const text = message.blocks.length > 0 ? seen.text : drawMrkdwn(message.text);
  return remember(
    { ...seen, text, edited: message.edited, notified: message.ephemeralFor ? [] : notified },
    message.blocks,
  );
}

const drawn = new WeakMap<Seen, Fields[]>();
function remember(seen: Seen, blocks: Fields[]): Seen {
  drawn.set(seen, blocks);
  return seen;
}
/** The blocks as this person still has them on the screen, which may be older than the message is now. */
export const blocksOf = (seen: Seen): Fields[] | undefined => drawn.get(seen);

export const seenView = (state: State, view: View): Seen => ({
  ...seenBlocks(state, view.id, listOf(view.fields.blocks)),
  edited: false,
  notified: [],
});

export const inputsOf = (view: View): Fields[] => listOf(view.fields.blocks).filter((block) => block.type === "input");
export const isForm = (view: View): boolean => view.fields.submit !== undefined;
export const fieldNameOf = (block: Fields): string => textOf(block.block_id).replace(/^\d+\//, "");

const initial = (element: Fields): string => {
  const chosen = [element.initial_option, ...listOf(element.initial_options)].filter((one) => one !== undefined);
  return chosen.length > 0 ? chosen.map((one) => plain(fieldsOf(one).text)).join("; ") : textOf(element.initial_value);
};

/** Errors by block id come from Slack's own drawing, or stand as a warning below the field. */
export function seenForm(
  state: State,
  view: View,
  errors: Record<string, string> = {},
  typed: FilledIn = {},
): SeenForm {
  const blocks = listOf(view.fields.blocks);
  const fields = inputsOf(view).map((block) => {
    const element = fieldsOf(block.element);
    const below = blocks[blocks.indexOf(block) + 1];
    const warning = below?.type === "context" ? drawBlock(state, below).replace(/^⚠ /, "") : undefined;
    const error = errors[textOf(block.block_id)] ?? warning;
    const options = element.options && listOf(element.options).map((option) => plain(option.text));
    const { label } = block;
    const name = fieldNameOf(block);
    const given = typed[name];
    const value = given === undefined ? initial(element) : isOwnFile(given) ? given.name : [given].flat().join("; ");
    const base = { name, label: plain(label), value };
    return { ...base, ...(error ? { error } : {}), ...(options ? { options } : {}) };
  });
  const about = blocks.filter(({ type }) => type === "rich_text").map((block) => drawBlock(state, block));
  return { title: plain(view.fields.title), ...(about.length > 0 ? { about: about.join("\n") } : {}), fields };
}

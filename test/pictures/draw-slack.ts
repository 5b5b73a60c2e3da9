import { html } from "hono/html";
import { type Fields, fieldsOf, listOf, textOf } from "../support/slack/fields.ts";
import { only, type Shot } from "./shot.ts";

type Html = ReturnType<typeof html>;
type Reader = Pick<Shot, "zone">;

/** Slack's own drawing of a payload, as near as words need it. What it does not know, it refuses. */
export function drawSlack(shot: Shot): Html {
  return shot.where === "form" ? modal(shot) : message(shot);
}

const clock = ({ at, zone }: Pick<Shot, "at" | "zone">): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toLocaleString("en-US", { hour: "numeric", minute: "2-digit" });

function message(shot: Shot): Html {
  only("a message", shot.payload, ["blocks"]);
  const mark = shot.where === "answer" ? html`<p class="only">Only visible to you</p>` : "";
  const edited = shot.edited ? html`<span class="edited">(edited)</span>` : "";
  return html`<article class="${shot.where}"><div class="avatar">C</div><div class="body">${mark}
<p class="by"><b>Convene</b><span class="app">APP</span><span class="time">${clock(shot)}</span></p>
${listOf(shot.payload.blocks).map((one) => block(one, shot))}${edited}</div></article>`;
}

function modal(shot: Shot): Html {
  const view = shot.payload;
  only("a modal", view, ["type", "title", "submit", "close", "blocks"]);
  const blocks = listOf(view.blocks).map((one) => block(one, shot));
  const submit = view.submit === undefined ? "" : html`<span class="button primary">${plain(view.submit)}</span>`;
  return html`<section class="modal"><header><div class="avatar small">C</div><h1>${plain(view.title)}</h1><span class="x">✕</span></header>
<div class="blocks">${blocks}</div><footer><span class="button">${plain(view.close)}</span>${submit}</footer></section>`;
}

function plain(value: unknown): string {
  const node = fieldsOf(value);
  only("a text", node, ["type", "text", "emoji"]);
  if (node.type !== "plain_text" || node.emoji === true)
    throw new Error(`the text ${JSON.stringify(node)} is not plain`);
  return textOf(node.text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function block(node: Fields, reader: Reader): Html {
  switch (node.type) {
    case "header":
      only("a header", node, ["type", "text"]);
      return html`<h2>${plain(node.text)}</h2>`;
    case "rich_text":
      only("rich text", node, ["type", "elements"]);
      return html`${listOf(node.elements).map((one) => rich(one, reader))}`;
    case "section":
      only("a section", node, ["type", "text", "accessory"]);
      return html`<p>${plain(node.text)} ${control(fieldsOf(node.accessory))}</p>`;
    case "actions":
      only("actions", node, ["type", "elements"]);
      return html`<div class="actions">${listOf(node.elements).map(control)}</div>`;
    case "context":
      only("a context", node, ["type", "elements"]);
      return html`<p class="context">${listOf(node.elements).map(plain)}</p>`;
    case "input":
      return input(node);
    default:
      throw new Error(`the block ${node.type} is not drawn yet`);
  }
}

function rich(node: Fields, reader: Reader): Html {
  const inner = listOf(node.elements);
  switch (node.type) {
    case "rich_text_section":
      only("a section", node, ["type", "elements"]);
      return html`<p>${inner.map((one) => inline(one, reader))}</p>`;
    case "rich_text_quote":
      only("a quote", node, ["type", "elements"]);
      return html`<blockquote>${inner.map((one) => inline(one, reader))}</blockquote>`;
    case "rich_text_list": {
      only("a list", node, ["type", "style", "elements"]);
      const items = inner.map((one) => html`<li>${rich(one, reader)}</li>`);
      return node.style === "ordered" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    default:
      throw new Error(`rich text of the type ${node.type} is not drawn yet`);
  }
}

function inline(node: Fields, reader: Reader): Html | string {
  switch (node.type) {
    case "text":
      only("a text", node, ["type", "text", "style"]);
      return styled(textOf(node.text), fieldsOf(node.style));
    case "date":
      only("a date", node, ["type", "timestamp", "format"]);
      return date(Number(node.timestamp), textOf(node.format), reader);
    case "user":
      only("a person", node, ["type", "name"]);
      return html`<span class="mention">@${textOf(node.name)}</span>`;
    case "link":
      only("a link", node, ["type", "url", "text"]);
      return html`<a>${textOf(node.text)}</a>`;
    default:
      throw new Error(`the element ${node.type} is not drawn yet`);
  }
}

function styled(text: string, style: Fields): Html | string {
  only("a style", style, ["bold"]);
  return style.bold ? html`<b>${text}</b>` : text;
}

const ORDINALS: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinal = (day: number) => `${day}${ORDINALS[new Intl.PluralRules("en", { type: "ordinal" }).select(day)]}`;

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
function date(seconds: number, format: string, { zone }: Reader): string {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  const day = `${at.toLocaleString("en-US", { month: "long" })} ${ordinal(at.day)}, ${at.year}`;
  const time = at.toLocaleString("en-US", { hour: "numeric", minute: "2-digit" });
  const shown = format.replace("{date}", day).replace("{time}", time);
  if (shown.includes("{")) throw new Error(`the format ${format} is not drawn yet`);
  return shown;
}

function control(node: Fields): Html {
  switch (node.type) {
    case "button":
      only("a button", node, ["type", "text", "style", "confirm"]);
      return html`<span class="button ${textOf(node.style)}">${plain(node.text)}</span>`;
    case "static_select":
    case "multi_static_select":
    case "external_select":
      only("a select", node, ["type", "placeholder", "options", "max_selected_items", "min_query_length"]);
      return html`<span class="select">${plain(node.placeholder)}</span>`;
    default:
      throw new Error(`the control ${node.type} is not drawn yet`);
  }
}

function input(node: Fields): Html {
  only("an input", node, ["type", "label", "optional", "element", "hint"]);
  const optional = node.optional === true ? html` <span class="optional">(optional)</span>` : "";
  const hint = node.hint === undefined ? "" : html`<p class="hint">${plain(node.hint)}</p>`;
  return html`<label>${plain(node.label)}${optional}</label>${field(fieldsOf(node.element))}${hint}`;
}

function field(node: Fields): Html {
  switch (node.type) {
    case "plain_text_input":
      only("a text field", node, ["type", "multiline", "max_length", "initial_value"]);
      return html`<div class="field ${node.multiline === true ? "lines" : ""}">${textOf(node.initial_value)}</div>`;
    case "static_select":
    case "multi_static_select": {
      only("a select", node, ["type", "options", "initial_option", "initial_options", "max_selected_items"]);
      const chosen = [node.initial_option ?? [], node.initial_options ?? []]
        .flat()
        .map((one) => plain(fieldsOf(one).text));
      return html`<div class="field select ${chosen.length === 0 ? "empty" : ""}">${chosen.join(", ") || "Select an option"}</div>`;
    }
    case "external_select": {
      only("a select", node, ["type", "placeholder", "min_query_length", "initial_option"]);
      const chosen = node.initial_option === undefined ? "" : plain(fieldsOf(node.initial_option).text);
      return html`<div class="field select ${chosen ? "" : "empty"}">${chosen || plain(node.placeholder)}</div>`;
    }
    case "file_input":
      only("a file field", node, ["type", "filetypes", "max_files"]);
      return html`<div class="field empty file">Click to upload, or drag and drop a file</div>`;
    default:
      throw new Error(`the field ${node.type} is not drawn yet`);
  }
}

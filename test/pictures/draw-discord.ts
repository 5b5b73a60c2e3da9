import { html } from "hono/html";
import { type Fields, fieldsOf, listOf, textOf } from "../support/slack/fields.ts";
import { drawContent, type Html } from "./discord-markdown.ts";
import { only, type Shot } from "./shot.ts";

/** Discord's own drawing of a payload, as near as words need it. What it does not know, it refuses. */
export function drawDiscord(shot: Shot): Html {
  return shot.where === "form" ? modal(shot.payload, shot) : message(shot);
}

const clock = ({ at, zone }: Shot): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toLocaleString("en-US", { hour: "numeric", minute: "2-digit" });

function message(shot: Shot): Html {
  const { payload, where, reader, used } = shot;
  only("a message", payload, ["content", "embeds", "components"]);
  if (listOf(payload.embeds).length > 0) throw new Error("embeds are not drawn yet");
  const above = used ? html`<p class="used"><b>${reader}</b> used <b>/${used}</b></p>` : "";
  const edited = shot.edited ? html`<p class="small">(edited)</p>` : "";
  const below = where === "answer" ? html`<p class="small">Only you can see this • <a>Dismiss message</a></p>` : "";
  return html`<article class="${where}">${above}<div class="avatar">C</div><div class="body">
<p class="by"><b>Convene</b><span class="app">APP</span><span class="time">${clock(shot)}</span></p>
${drawContent(textOf(payload.content), shot)}${edited}${listOf(payload.components).map(row)}${below}</div></article>`;
}

function row(node: Fields): Html {
  only("a row", node, ["type", "components"]);
  if (node.type !== 1) throw new Error(`a component of type ${node.type} is not drawn yet`);
  return html`<div class="row">${listOf(node.components).map(control)}</div>`;
}

const STYLES: Record<number, string> = { 1: "primary", 2: "secondary", 4: "danger" };

function control(node: Fields): Html {
  if (node.type === 3) {
    only("a select", node, ["type", "placeholder", "options"]);
    return html`<span class="select">${textOf(node.placeholder)}</span>`;
  }
  only("a button", node, ["type", "style", "label"]);
  const style = STYLES[Number(node.style)];
  if (node.type !== 2 || !style)
    throw new Error(`a control of type ${node.type}, style ${node.style} is not drawn yet`);
  return html`<span class="button ${style}">${textOf(node.label)}</span>`;
}

function modal(node: Fields, reader: Shot): Html {
  only("a form", node, ["title", "components"]);
  return html`<section class="modal"><header><div class="avatar small">C</div><h1>${textOf(node.title)}</h1><span class="x">✕</span></header>
<p class="note">This form will be submitted to Convene. Do not share passwords or other sensitive information.</p>
<div class="blocks">${listOf(node.components).map((part) => labelled(part, reader))}</div>
<footer><span class="button secondary">Cancel</span><span class="button primary">Submit</span></footer></section>`;
}

function labelled(node: Fields, reader: Shot): Html {
  if (node.type === 10) {
    only("a text", node, ["type", "content"]);
    return html`<div class="about">${drawContent(textOf(node.content), reader)}</div>`;
  }
  only("a label", node, ["type", "label", "description", "component"]);
  if (node.type !== 18) throw new Error(`a component of type ${node.type} is not drawn yet`);
  const inner = fieldsOf(node.component);
  const star = inner.required === false ? "" : html`<span class="star">*</span>`;
  const help = node.description === undefined ? "" : html`<p class="small">${textOf(node.description)}</p>`;
  return html`<label>${textOf(node.label)} ${star}</label>${help}${field(inner)}`;
}

function field(node: Fields): Html {
  if (node.type === 4) {
    only("a text field", node, ["type", "style", "required", "value"]);
    return html`<div class="field ${node.style === 2 ? "lines" : ""}">${textOf(node.value)}</div>`;
  }
  only("a select", node, ["type", "required", "options"]);
  if (node.type !== 3) throw new Error(`a field of type ${node.type} is not drawn yet`);
  const chosen = listOf(node.options)
    .filter((one) => one.default === true)
    .map((one) => textOf(one.label));
  return html`<div class="field select">${chosen.join(", ") || "Make a selection"}</div>`;
}

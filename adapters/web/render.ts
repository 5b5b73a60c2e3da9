import { html } from "hono/html";
import type { Message, Option, Part, Span } from "#core/contract/view.ts";
import { type Html, type Reading, renderTime } from "./render-time.ts";

const SAFE_LINK = /^(?:https?:|mailto:)/i;

/** `bdi`: what a person typed cannot turn the direction of the words around it. */
const typed = (text: string): Html => html`<bdi>${text}</bdi>`;

function renderLink(link: string, label: string): Html {
  if (!SAFE_LINK.test(link) || !URL.canParse(link)) return typed(label);
  return html`<a href="${link}" rel="noopener noreferrer" target="_blank"><bdi>${label}</bdi></a>`;
}

function renderSpan(span: Span, reading: Reading): Html {
  if (typeof span === "string") return typed(span);
  if ("bold" in span) return html`<strong><bdi>${span.bold}</bdi></strong>`;
  if ("person" in span) return html`<span class="person"><bdi>${span.name}</bdi></span>`;
  if ("at" in span) return renderTime(span, reading);
  return renderLink(span.link, span.label);
}

export const renderSpans = (spans: Span[], reading: Reading): Html[] => spans.map((span) => renderSpan(span, reading));

function renderTally(part: Part & { kind: "tally" }): Html {
  return html`<ul class="tally">${part.rows.map((row) => {
    const percent = Math.round(Math.min(1, Math.max(0, row.share)) * 100);
    return html`<li>
      <span class="tally-label"><bdi>${row.label}</bdi>${row.note ? html` <small><bdi>${row.note}</bdi></small>` : ""}</span>
      <span class="tally-count"><b>${row.count}</b> <span>${percent}%</span></span>
      <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1"><rect class="tally-all" width="100" height="1"/><rect class="tally-part" width="${percent}" height="1"/></svg>
    </li>`;
  })}</ul>`;
}

function renderChoices(part: Part & { kind: "choices" }): Html {
  return html`<div class="choices">${part.options.map(
    (choice) =>
      html`<button type="button" class="button ${choice.tone ?? ""}" data-call="${JSON.stringify(choice.call)}"${
        choice.confirm === undefined ? "" : html` data-confirm="${choice.confirm}"`
      }><bdi>${choice.label}</bdi></button>`,
  )}</div>`;
}

const optionText = (option: Option): string =>
  option.description ? `${option.label} – ${option.description}` : option.label;

function renderPickControl(part: Part & { kind: "pick" }): Html {
  if (part.search !== undefined) {
    return html`<label>${typed(part.placeholder)} <input name="${part.arg}" data-search="${part.arg}" autocomplete="off"></label>`;
  }
  if (part.max === 1) {
    return html`<label>${typed(part.placeholder)} <select name="${part.arg}" required><option value="">Choose…</option>${part.options.map(
      (option) => html`<option value="${option.value}">${optionText(option)}</option>`,
    )}</select></label>`;
  }
  return html`<fieldset><legend>${typed(part.placeholder)}</legend>${part.options.map(
    (option) =>
      html`<label class="check"><input type="checkbox" name="${part.arg}" value="${option.value}"> <span><bdi>${optionText(option)}</bdi></span></label>`,
  )}</fieldset>`;
}

const renderPick = (part: Part & { kind: "pick" }): Html =>
  html`<form class="pick" data-call="${JSON.stringify(part.call)}" data-arg="${part.arg}"${part.max > 1 ? html` data-many=""` : ""}>${renderPickControl(part)}<button type="submit" class="button">Send</button></form>`;

function renderFile(part: Part & { kind: "file" }): Html {
  return html`<p class="file">${renderLink(part.link, part.name)} <small>${Math.ceil(part.bytes / 1024)} KiB</small></p>`;
}

export function renderPart(part: Part, reading: Reading): Html {
  switch (part.kind) {
    case "heading":
      return html`<h3 dir="auto">${part.text}</h3>`;
    case "text":
      return html`<p class="typed" dir="auto">${renderSpans(part.spans, reading)}</p>`;
    case "facts":
      return html`<dl>${part.rows.map((row) => html`<div><dt><bdi>${row.label}</bdi></dt><dd class="typed">${renderSpans(row.value, reading)}</dd></div>`)}</dl>`;
    case "list": {
      const items = part.items.map((item) => html`<li class="typed" dir="auto">${renderSpans(item, reading)}</li>`);
      return part.ordered ? html`<ol class="items">${items}</ol>` : html`<ul class="items">${items}</ul>`;
    }
    case "tally":
      return renderTally(part);
    case "quote":
      return html`<figure><blockquote class="typed" dir="auto">${renderSpans(part.spans, reading)}</blockquote><figcaption>${renderSpans(part.by, reading)}</figcaption></figure>`;
    case "choices":
      return renderChoices(part);
    case "pick":
      return renderPick(part);
    case "file":
      return renderFile(part);
    default:
      return part satisfies never;
  }
}

export const renderParts = (view: Message, reading: Reading): Html =>
  view.parts.length === 0
    ? html`<p class="typed" dir="auto">${view.summary}</p>`
    : html`${view.parts.map((part) => renderPart(part, reading))}`;

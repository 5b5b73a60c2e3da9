import { html } from "hono/html";
import type { Message, Option, Part, Shares, Span, Time } from "#core/contract/view.ts";
import { type Html, type Reading, renderRange, renderTime } from "./render-time.ts";

/** Deeper ones are not indented any further. */
const DEEPEST = 3;
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

const TO = " to ";
const timeOf = (span: Span | undefined): Time | undefined =>
  typeof span === "object" && "at" in span ? span : undefined;

/** Two times of one zone with " to " between them are one range: it names its zone once. */
export function renderSpans(spans: Span[], reading: Reading): Html[] {
  const made: Html[] = [];
  for (let index = 0; index < spans.length; index += 1) {
    const [span, between] = [spans[index], spans[index + 1]];
    const [from, until] = [timeOf(span), timeOf(spans[index + 2])];
    if (from && until && between === TO && from.zone === until.zone) {
      made.push(renderRange(from, until));
      index += 2;
    } else if (span !== undefined) made.push(renderSpan(span, reading));
  }
  return made;
}

/** Drawn beside words that say the same; each share begins where the one before it ends. */
function renderBar(shares: Shares | undefined): Html {
  if (shares === undefined) return html``;
  let from = 0;
  const parts = shares.map((share) => {
    const width = Math.min(100 - from, Math.max(0, Math.round(share * 100)));
    const part = html`<rect class="bar-part" x="${from}" width="${width}" height="1"/>`;
    from += width;
    return part;
  });
  return html`<svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1"><rect class="bar-all" width="100" height="1"/>${parts}</svg>`;
}

function renderTally(part: Part & { kind: "tally" }): Html {
  return html`<ul class="tally">${part.rows.map((row) => {
    const percent = Math.round(Math.min(1, Math.max(0, row.share)) * 100);
    return html`<li>
      <span class="tally-label"><bdi>${row.label}</bdi>${row.note ? html` <small><bdi>${row.note}</bdi></small>` : ""}</span>
      <span class="tally-count"><b>${row.count}</b> <span>${percent}%</span></span>
      ${renderBar([row.share])}
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
      return html`<dl>${part.rows.filter((row) => row.zone === undefined).map((row) => html`<div><dt><bdi>${row.label}</bdi></dt><dd class="typed">${renderSpans(row.value, reading)}${renderBar(row.shares)}</dd></div>`)}</dl>`;
    case "list": {
      const items = part.items.map(
        (item, index) =>
          html`<li class="typed${part.depths ? ` depth-${Math.min(part.depths[index] ?? 0, DEEPEST)}` : ""}" dir="auto">${renderSpans(item, reading)}${renderBar(part.shares?.[index])}</li>`,
      );
      if (part.depths) return html`<ul class="items outline">${items}</ul>`;
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

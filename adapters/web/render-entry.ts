import { html } from "hono/html";
import type { Declaration } from "#core/contract/command.ts";
import type { Form } from "#core/contract/view.ts";
import type { SandboxMessage } from "./port.ts";
import type { Given } from "./receive.ts";
import { renderParts } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { type Html, type Reading, renderStamp } from "./render-time.ts";
import { isSaidBy, readSaid } from "./said.ts";

function classOf(entry: SandboxMessage, own: boolean): string {
  const kind = entry.private ? "direct" : own ? "said" : "card";
  return entry.thread === undefined ? kind : `${kind} in-thread`;
}

/** `as`: who looks, and may change what they said. */
type Below = { replies: SandboxMessage[]; as: string };
const NOTHING: Below = { replies: [], as: "" };

/** One message of a room's timeline, in its present state, with what was said below it. */
export function renderEntry(entry: SandboxMessage, reading: Reading, below: Below = NOTHING): Html {
  const words = readSaid(entry.view);
  const by = words?.name ?? "Convene";
  const own = entry.thread !== undefined && isSaidBy(entry.view, below.as);
  return html`<li id="m-${entry.id}" class="entry ${classOf(entry, words !== undefined)}" data-summary="${entry.view.summary}" tabindex="-1">
  <p class="by"><b class="who"><bdi>${by}</bdi></b>${entry.private ? html` <span class="mark">Direct message to you</span>` : ""} <span class="stamp">${renderStamp(entry.at, reading)}${
    entry.editedAt ? html` · <span title="Updated ${entry.editedAt}">updated</span>` : ""
  }</span>${own ? renderOwn(entry.id) : ""}</p>
  <div class="body">${words ? html`<p class="typed" dir="auto">${words.text}</p>` : renderParts(entry.view, reading)}</div>${
    below.replies.length === 0 ? "" : renderThread(entry, reading, below)
  }
</li>`;
}

const renderOwn = (id: string): Html =>
  html`<span class="own"><button type="button" class="quiet" data-rewrite="${id}">Edit</button><button type="button" class="quiet" data-erase="${id}">Delete</button></span>`;

function renderThread(entry: SandboxMessage, reading: Reading, { replies, as }: Below): Html {
  const heading = entry.view.parts.find((part) => part.kind === "heading")?.text ?? "this message";
  return html`<section class="thread" aria-label="Thread of ${heading}"><ol>${replies.map((one) => renderEntry(one, reading, { replies: [], as }))}</ol>
  <form class="reply" data-thread="${entry.id}"><input name="reply" aria-label="Write in the thread of ${heading}" placeholder="Write in the thread" maxlength="10000" autocomplete="off"><button type="submit" class="button">Send</button></form></section>`;
}

/** What was said in a thread stands below its message; where that is gone, by itself. */
export function renderEntries(entries: SandboxMessage[], reading: Reading, as: string): Html {
  const ids = new Set(entries.map((entry) => entry.id));
  const inThread = (entry: SandboxMessage) => entry.thread !== undefined && ids.has(entry.thread);
  const below = Map.groupBy(entries.filter(inThread), (entry) => entry.thread);
  const above = entries.filter((entry) => !inThread(entry));
  return html`${above.map((entry) => renderEntry(entry, reading, { replies: below.get(entry.id) ?? [], as }))}`;
}

function completedIn({ submit }: Form, declarations: Declaration[]): ReadonlySet<string> {
  if ("parked" in submit) return new Set();
  const fields = declarations.find((declaration) => declaration.name === submit.command)?.fields ?? [];
  return new Set(fields.filter((field) => field.completes).map((field) => field.name));
}

/** What stands beside the rooms: what waits, what is open, what is due. */
export const renderHome = ({ view }: Given, reading: Reading): Html =>
  view?.kind === "message" ? html`<div class="body">${renderParts(view, reading)}</div>` : html``;

/** The private answer: a message for this person only, or a form for a dialog. */
export function renderGiven(
  { view, file }: { view: Given["view"]; file?: { name: string; link: string } },
  reading: Reading,
  declarations: Declaration[],
): Html | undefined {
  if (view === null) return undefined;
  if (view.kind === "form") return renderForm(view, reading, completedIn(view, declarations));
  return html`<li class="entry private" data-summary="${view.summary}" tabindex="-1">
  <p class="by"><b class="who">Convene</b> <span class="mark">Only you can see this</span><button type="button" class="quiet dismiss" aria-label="Dismiss this answer" data-dismiss>Dismiss</button></p>
  <div class="body">${renderParts(view, reading)}${
    file
      ? html`<p class="file"><a class="button" download="${file.name}" href="${file.link}">Save ${file.name}</a></p>`
      : ""
  }</div>
</li>`;
}

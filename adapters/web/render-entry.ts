import { html } from "hono/html";
import type { Declaration } from "#core/contract/command.ts";
import type { Form } from "#core/contract/view.ts";
import type { SandboxMessage } from "./port.ts";
import type { Given } from "./receive.ts";
import { renderParts } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { type Html, type Reading, renderStamp } from "./render-time.ts";
import { readSaid } from "./said.ts";

function classOf(entry: SandboxMessage, own: boolean): string {
  const kind = entry.private ? "direct" : own ? "said" : "card";
  return entry.thread === undefined ? kind : `${kind} in-thread`;
}

/** One message of a room's timeline, in its present state. */
export function renderEntry(entry: SandboxMessage, reading: Reading): Html {
  const words = readSaid(entry.view);
  const by = words?.name ?? "Convene";
  return html`<li id="m-${entry.id}" class="entry ${classOf(entry, words !== undefined)}" data-summary="${entry.view.summary}" tabindex="-1">
  <p class="by"><b class="who"><bdi>${by}</bdi></b>${entry.private ? html` <span class="mark">Direct message to you</span>` : ""}${
    entry.thread === undefined ? "" : html` <span class="mark">In a thread</span>`
  } <span class="stamp">${renderStamp(entry.at, reading)}${entry.editedAt ? html` · <span title="Updated ${entry.editedAt}">updated</span>` : ""}</span></p>
  <div class="body">${words ? html`<p class="typed" dir="auto">${words.text}</p>` : renderParts(entry.view, reading)}</div>
</li>`;
}

export const renderEntries = (entries: SandboxMessage[], reading: Reading): Html =>
  html`${entries.map((entry) => renderEntry(entry, reading))}`;

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

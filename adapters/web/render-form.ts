import { html } from "hono/html";
import type { Field, Form } from "#core/contract/view.ts";
import type { Html, Reading } from "./render-time.ts";
import { type Group, grouped, renderGroup, type ShownField as Shown } from "./render-together.ts";

const FEW = 6;
/** So many fields of a long form are seen without unfolding anything. */
const AT_ONCE = 6;
const WORTH_FOLDING = 4;
const one = (value: Shown["value"]): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const has = (value: Shown["value"], wanted: string): boolean =>
  Array.isArray(value) ? value.includes(wanted) : value === wanted;

function described({ field, id, error }: Shown): Html {
  const ids = [...(field.help ? [`${id}-help`] : []), ...(error ? [`${id}-error`] : [])].join(" ");
  return html`${ids ? html` aria-describedby="${ids}"` : ""}${error ? html` aria-invalid="true"` : ""}`;
}

const notes = ({ field, id, error }: Shown): Html =>
  html`${field.help ? html`<p class="help" id="${id}-help">${field.help}</p>` : ""}${
    error ? html`<p class="error" id="${id}-error">${error}</p>` : ""
  }`;

const title = (field: Field): Html =>
  html`<bdi>${field.label}</bdi>${field.required || field.sometimes ? "" : html` <span class="optional">(optional)</span>`}`;

const labelled = (shown: Shown, control: Html): Html =>
  html`<div class="field"><label for="${shown.id}">${title(shown.field)}</label>${notes(shown)}${control}</div>`;

function renderPick(shown: Shown, field: Field & { kind: "pick" }): Html {
  const required = field.required ? html` required` : "";
  if (field.max === 1 && field.options.length > FEW) {
    return labelled(
      shown,
      html`<select id="${shown.id}" name="${field.name}"${required}${described(shown)}><option value="">Choose…</option>${field.options.map(
        (option) =>
          html`<option value="${option.value}"${has(shown.value, option.value) ? html` selected` : ""}>${option.label}</option>`,
      )}</select>`,
    );
  }
  const type = field.max === 1 ? "radio" : "checkbox";
  return html`<fieldset class="field" id="${shown.id}"${described(shown)}><legend>${title(field)}</legend>${notes(shown)}${field.options.map(
    (option) =>
      html`<label class="check"><input type="${type}" name="${field.name}" value="${option.value}"${
        type === "radio" ? required : ""
      }${has(shown.value, option.value) ? html` checked` : ""}> <span><bdi>${option.label}</bdi>${
        option.description ? html`<small><bdi>${option.description}</bdi></small>` : ""
      }</span></label>`,
  )}</fieldset>`;
}

function renderLine(shown: Shown): Html {
  const { field, id, value } = shown;
  const search = shown.completes ? html` data-search="${field.name}"` : "";
  const required = field.required ? html` required` : "";
  return labelled(
    shown,
    html`<input id="${id}" name="${field.name}" value="${one(value)}" autocomplete="off" dir="auto"${search}${required}${described(shown)}>`,
  );
}

function renderField(shown: Shown): Html {
  const { field, id, value } = shown;
  switch (field.kind) {
    case "line":
    case "search":
      return renderLine(shown);
    case "paragraph":
      return labelled(
        shown,
        html`<textarea id="${id}" name="${field.name}" rows="5" dir="auto"${field.required ? html` required` : ""}${described(shown)}>${one(value)}</textarea>`,
      );
    case "pick":
      return renderPick(shown, field);
    case "file":
      return labelled(
        shown,
        html`<input type="file" id="${id}" name="${field.name}" accept="${field.types.map((type) => `.${type}`).join(",")}" data-most="${field.maxBytes}"${field.required ? html` required` : ""}${described(shown)}>`,
      );
    default:
      return field satisfies never;
  }
}

const mayWait = (one: Shown | Group): boolean =>
  !("picks" in one) && !one.field.required && !one.field.sometimes && one.error === undefined;

/** What a long form can do without lies folded below the rest. */
function renderFields(shown: Shown[], reading: Reading): Html[] {
  const all = grouped(shown);
  const draw = (one: Shown | Group) => ("picks" in one ? renderGroup(one, reading) : renderField(one));
  const from = Math.max(AT_ONCE, all.findLastIndex((one) => !mayWait(one)) + 1);
  const folded = all.slice(from);
  if (folded.length < WORTH_FOLDING) return all.map(draw);
  const more = html`<details class="more"><summary>More choices (${folded.length})</summary>${folded.map(draw)}</details>`;
  return [...all.slice(0, from).map(draw), more];
}

function renderActions(form: Form): Html {
  const more = form.page.now < form.page.of;
  return html`<div class="actions"><button type="button" class="button" data-close>Cancel</button><button type="submit" class="button main">${more ? "Next" : "Send"}</button></div>`;
}

/** `completes`: fields for which live data is offered while typing. */
export function renderForm(form: Form, reading: Reading, completes: ReadonlySet<string> = new Set()): Html {
  const { now, of } = form.page;
  const shown = form.fields.map((field, index) => ({
    field,
    id: `f${index}`,
    completes: field.kind === "search" || completes.has(field.name),
    value: form.values[field.name],
    error: form.errors[field.name],
  }));
  const known = new Set(form.fields.map((field) => field.name));
  const others = Object.entries(form.errors).filter(([name]) => !known.has(name));
  return html`<form data-call="${JSON.stringify(form.submit)}">
    <h2 id="form-title" tabindex="-1"><bdi>${form.title}</bdi></h2>
    ${(form.about ?? []).map((line) => html`<p class="about"><bdi>${line}</bdi></p>`)}
    ${of > 1 ? html`<p class="step">Step ${now} of ${of}</p>` : ""}
    ${others.map(([, error]) => html`<p class="error" role="alert">${error}</p>`)}
    ${renderFields(shown, reading)}
    ${renderActions(form)}
  </form>`;
}

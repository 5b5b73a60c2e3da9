import { html } from "hono/html";
import type { Field, Option, Together } from "#core/contract/view.ts";
import { renderSpans } from "./render.ts";
import type { Html, Reading } from "./render-time.ts";

export type ShownField = {
  field: Field;
  id: string;
  completes: boolean;
  value: string | string[] | undefined;
  error: string | undefined;
};
type Pick = ShownField & { field: Extract<Field, { kind: "pick" }> };
/** Picks that are shown whole. */
export type Group = { together: Together; picks: [Pick, ...Pick[]] };

const COLUMNS_AT_MOST = 11;
const isPick = (shown: ShownField): shown is Pick => shown.field.kind === "pick" && shown.field.max === 1;
const labels = ({ field }: Pick): string => JSON.stringify(field.options.map((option) => option.label));

/** Fields in their order, those that belong together as one. */
export function grouped(shown: ShownField[]): (ShownField | Group)[] {
  const all: (ShownField | Group)[] = [];
  for (const one of shown) {
    const { together } = one.field;
    const last = all.at(-1);
    if (together === undefined || !isPick(one) || !canDraw(together, one)) all.push(one);
    else if (last && "picks" in last && isAlike(last, one)) last.picks.push(one);
    else all.push({ together, picks: [one] });
  }
  return all;
}

const canDraw = ({ as }: Together, { field }: Pick): boolean =>
  as === "order" || field.options.length <= COLUMNS_AT_MOST;
const isAlike = ({ together, picks: [first] }: Group, one: Pick): boolean =>
  together.as === one.field.together?.as &&
  together.label === one.field.together.label &&
  labels(first) === labels(one);

const only = (value: ShownField["value"]): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const errorsOf = ({ picks }: Group): string[] => picks.flatMap(({ error }) => (error === undefined ? [] : [error]));

function renderNotes(group: Group, id: string, help: string): Html {
  return html`<p class="help" id="${id}-help">${[group.together.help, help].filter(Boolean).join(" ")}</p>${errorsOf(
    group,
  ).map((error) => html`<p class="error" id="${id}-error">${error}</p>`)}`;
}

const described = (group: Group, id: string): Html =>
  errorsOf(group).length > 0
    ? html` aria-describedby="${id}-help ${id}-error" aria-invalid="true"`
    : html` aria-describedby="${id}-help"`;

function renderOption({ label, value }: Option, help: string): Html {
  const move = (how: string, sign: string, words: string) =>
    html`<button type="button" class="move" data-move="${how}"><span aria-hidden="true">${sign}</span><span class="hidden">${words} ${label}</span></button>`;
  return html`<li class="ranking" data-value="${value}" data-label="${label}"><button type="button" class="grip" aria-describedby="${help}"><span aria-hidden="true">⠿</span><span class="hidden">Move ${label}</span></button><span class="ranking-label"><bdi>${label}</bdi></span>${move("up", "↑", "Move up")}${move("down", "↓", "Move down")}${move("out", "×", "Leave out")}<button type="button" class="button move-in" data-move="in">Rank<span class="hidden"> ${label} next</span></button></li>`;
}

/** An order that is made by dragging, by arrow keys or by buttons; the page's script writes it into the fields. */
function renderOrder(group: Group): Html {
  const [{ field, id }] = group.picks;
  const chosen = group.picks.map(({ value }) => only(value));
  const ranked = chosen.flatMap((value) => field.options.find((option) => option.value === value) ?? []);
  const rest = field.options.filter((option) => !ranked.includes(option));
  const help = `${id}-help`;
  return html`<fieldset class="field order" id="${id}" tabindex="-1" data-order${described(group, id)}><legend>${group.together.label}</legend>
    ${renderNotes(group, id, "Drag the options, or move them by the arrow keys on their handles; Delete leaves one out.")}
    <ol class="ranked" aria-label="Ranked">${ranked.map((option) => renderOption(option, help))}</ol>
    <p class="ranked-none">Nothing is ranked yet.</p>
    <p class="rest-title" id="${id}-rest">Left out</p>
    <ul class="rest" aria-labelledby="${id}-rest">${rest.map((option) => renderOption(option, help))}</ul>
    ${group.picks.map((pick) => html`<input type="hidden" name="${pick.field.name}" value="${only(pick.value)}" data-place>`)}
    <p class="hidden" role="status"></p>
  </fieldset>`;
}

function renderGrid(group: Group, reading: Reading): Html {
  const { together, picks } = group;
  const [{ field, id }] = picks;
  const columns = [...(together.none === undefined ? [] : [together.none]), ...field.options.map(({ label }) => label)];
  const cells = (pick: Pick): Html[] => {
    const none = together.none === undefined ? [] : [""];
    const values = [...none, ...pick.field.options.map((option) => option.value)];
    return values.map(
      (value, index) =>
        html`<td><label class="cell"><input type="radio" name="${pick.field.name}" value="${value}" aria-labelledby="${pick.id}-row ${id}-c${index}"${
          only(pick.value) === value ? html` checked` : ""
        }><span class="cell-label" aria-hidden="true">${columns[index]}</span></label></td>`,
    );
  };
  return html`<fieldset class="field grid" id="${id}"${described(group, id)}><legend>${together.label}</legend>
    ${renderNotes(group, id, "")}
    <table><thead><tr><td></td>${columns.map((label, index) => html`<th scope="col" id="${id}-c${index}"><bdi>${label}</bdi></th>`)}</tr></thead>
    <tbody>${picks.map(
      (pick) =>
        html`<tr><th scope="row" id="${pick.id}-row">${pick.field.spans ? renderSpans(pick.field.spans, reading) : html`<bdi>${pick.field.label}</bdi>`}</th>${cells(pick)}</tr>`,
    )}</tbody></table>
  </fieldset>`;
}

export function renderGroup(group: Group, reading: Reading): Html {
  const { as } = group.together;
  switch (as) {
    case "order":
      return renderOrder(group);
    case "grid":
      return renderGrid(group, reading);
    default:
      return as satisfies never;
  }
}

// @ts-check
/**
 * @typedef {{ label: string, text: string, description?: string }} Suggestion
 * @typedef {{ find: (typed: string) => Promise<Suggestion[]>, take: (taken: Suggestion) => boolean }} Source
 */
let made = 0;

/** @param {Suggestion} suggestion @param {string} id */
function optionOf(suggestion, id) {
  const option = document.createElement("li");
  option.id = id;
  option.role = "option";
  option.ariaSelected = "false";
  const label = document.createElement("bdi");
  label.textContent = suggestion.label;
  option.append(label);
  if (suggestion.description) {
    const more = document.createElement("small");
    more.textContent = suggestion.description;
    option.append(more);
  }
  return option;
}

/** @param {HTMLInputElement} input */
function listFor(input) {
  made += 1;
  const list = document.createElement("ul");
  list.id = `options-${made}`;
  list.className = "options";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  const anchor = document.createElement("div");
  anchor.className = "combobox";
  input.replaceWith(anchor);
  anchor.append(input, list);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  return list;
}

/**
 * The open list of one field: what was found and which is active.
 * @param {HTMLInputElement} input
 * @param {Source} source
 */
function createChooser(input, source) {
  const list = listFor(input);
  /** @type {Suggestion[]} */
  let found = [];
  let active = -1;
  let asked = 0;

  const close = () => {
    asked += 1;
    list.hidden = true;
    active = -1;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  };
  /** @param {number} next */
  const activate = (next) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const open = async () => {
    asked += 1;
    const mine = asked;
    const next = await source.find(input.value).catch(() => []);
    if (mine !== asked || document.activeElement !== input) return;
    found = next;
    if (found.length === 0) return close();
    list.replaceChildren(...found.map((suggestion, index) => optionOf(suggestion, `${list.id}-${index}`)));
    list.hidden = false;
    input.ariaExpanded = "true";
    activate(-1);
  };
  return { list, close, open, activate, isOpen: () => !list.hidden, active: () => active, found: () => found };
}

/** @typedef {ReturnType<typeof createChooser>} Chooser */

/** @param {Chooser} chooser @param {1 | -1} step */
async function move(chooser, step) {
  if (!chooser.isOpen()) await chooser.open();
  if (!chooser.isOpen()) return;
  const places = chooser.found().length + 1;
  chooser.activate(((chooser.active() + 1 + step + places) % places) - 1);
}

/**
 * What a key does to the list; undefined where it means what it always means.
 * @param {Chooser} chooser @param {string} key @param {(index: number) => void} take
 * @returns {(() => void) | undefined}
 */
function actionOf(chooser, key, take) {
  if (key === "ArrowDown") return () => void move(chooser, 1);
  if (!chooser.isOpen()) return undefined;
  if (key === "ArrowUp") return () => void move(chooser, -1);
  if (key === "Escape") return chooser.close;
  const chosen = chooser.active();
  return chosen >= 0 && (key === "Enter" || key === "Tab") ? () => take(chosen) : undefined;
}

/**
 * Suggestions under a field: arrows choose, Enter or Tab takes, Escape closes.
 * @param {HTMLInputElement} input
 * @param {Source} source `take` says whether to go on suggesting.
 */
export function makeCombobox(input, source) {
  const chooser = createChooser(input, source);
  /** @param {number} index */
  const take = (index) => {
    const taken = chooser.found()[index];
    chooser.close();
    if (taken && source.take(taken)) void chooser.open();
  };
  input.addEventListener("input", () => void chooser.open());
  input.addEventListener("blur", chooser.close);
  chooser.list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option) take([...chooser.list.children].indexOf(option));
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const action = actionOf(chooser, event.key, take);
    if (action) {
      event.preventDefault();
      action();
    } else if (event.key === "Enter") chooser.close();
  });
}

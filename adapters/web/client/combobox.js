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
 * The list as shown, and which of it is active.
 * @param {HTMLInputElement} input
 */
function createShown(input) {
  const list = listFor(input);
  let active = -1;
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
  const hide = () => {
    activate(-1);
    list.hidden = true;
    input.ariaExpanded = "false";
  };
  /** @param {Suggestion[]} found */
  const show = (found) => {
    activate(-1);
    list.replaceChildren(...found.map((suggestion, index) => optionOf(suggestion, `${list.id}-${index}`)));
    list.hidden = false;
    input.ariaExpanded = "true";
  };
  return { list, activate, hide, show, active: () => active };
}

/**
 * What is found for the field, and moving in it.
 * @param {HTMLInputElement} input
 * @param {Source} source
 */
function createChooser(input, source) {
  const shown = createShown(input);
  /** @type {Suggestion[]} */
  let found = [];
  let asked = 0;
  /** What was asked for last: arrows wait for it, so that they move in the list that fits what is typed. */
  let pending = Promise.resolve();
  let moves = 0;

  const close = () => {
    asked += 1;
    shown.hide();
  };
  const load = async () => {
    shown.activate(-1);
    asked += 1;
    const mine = asked;
    const next = await source.find(input.value).catch(() => []);
    if (mine !== asked || document.activeElement !== input) return;
    found = next;
    if (found.length === 0) close();
    else shown.show(found);
  };
  const open = () => {
    pending = load();
  };
  /** @param {1 | -1} step */
  const move = (step) => {
    moves += 1;
    pending = pending.then(async () => {
      if (shown.list.hidden) await load();
      const places = found.length + 1;
      if (!shown.list.hidden) shown.activate(((shown.active() + 1 + step + places) % places) - 1);
      moves -= 1;
    });
  };
  const state = () => ({ open: !shown.list.hidden, moving: moves > 0, active: shown.active() });
  return { list: shown.list, close, open, move, state, settled: () => pending, found: () => found };
}

/** @typedef {ReturnType<typeof createChooser>} Chooser */

/**
 * What a key does to the list; undefined where it means what it always means.
 * @param {Chooser} chooser @param {string} key @param {(index: number) => void} take
 * @returns {(() => void) | undefined}
 */
function actionOf(chooser, key, take) {
  const { open, moving, active } = chooser.state();
  if (key === "ArrowDown") return () => chooser.move(1);
  if (!open && !moving) return undefined;
  if (key === "ArrowUp") return () => chooser.move(-1);
  if (key === "Escape") return chooser.close;
  if (key !== "Enter" && key !== "Tab") return undefined;
  if (moving) return () => void chooser.settled().then(() => take(chooser.state().active));
  return active >= 0 ? () => take(active) : undefined;
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
    if (taken && source.take(taken)) chooser.open();
  };
  input.addEventListener("input", chooser.open);
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

// @ts-check
import { makeCombobox } from "./combobox.js";
import { here, send } from "./door.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("composer"));
const line = /** @type {HTMLInputElement} */ (document.getElementById("line"));
const KEPT = 50;
const store = `lines:${here.as}`;

/** @returns {string[]} */
const typedBefore = () => JSON.parse(sessionStorage.getItem(store) ?? "[]");

export const hasTyped = () => typedBefore().length > 0;

/** @param {string} text */
function remember(text) {
  const lines = [...typedBefore().filter((one) => one !== text), text].slice(-KEPT);
  sessionStorage.setItem(store, JSON.stringify(lines));
}

/** @param {string} text */
export function fillLine(text) {
  line.value = text;
  line.focus();
  line.setSelectionRange(text.length, text.length);
}

/** Arrow up in an empty line, or in one recalled, brings back what was typed before. */
function recall() {
  const lines = typedBefore();
  const at = line.value === "" ? lines.length : lines.indexOf(line.value);
  const earlier = at > 0 ? lines[at - 1] : undefined;
  if (earlier !== undefined) fillLine(earlier);
  return earlier !== undefined;
}

/** @param {(text: string) => Promise<void>} submit */
export function startComposer(submit) {
  line.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" && line.ariaExpanded !== "true" && recall()) event.preventDefault();
  });
  makeCombobox(line, {
    async find(text) {
      const { options } = await (await send("/complete", { ...here, text })).json();
      return options;
    },
    take(taken) {
      fillLine(taken.text);
      return true;
    },
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = line.value.trim();
    if (text === "" || form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    remember(text);
    await submit(text);
    form.ariaBusy = "false";
  });
}

/** Leaves what was typed since. @param {string} sent */
export const clearLine = (sent) => {
  if (line.value.trim() === sent) line.value = "";
};

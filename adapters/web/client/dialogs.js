// @ts-check
import { makeCombobox } from "./combobox.js";
import { here, send } from "./door.js";
import { announce } from "./timeline.js";
import { addOwnTimes } from "./times.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("form"));
const confirming = /** @type {HTMLDialogElement} */ (document.getElementById("confirm"));

/**
 * What a form holds, by field; a field of several is a list, and one left empty is not sent.
 * @param {HTMLFormElement} form
 */
export function valuesOf(form) {
  /** @type {Record<string, string | string[]>} */
  const values = {};
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (box instanceof HTMLInputElement) values[box.name] = [];
  }
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) continue;
    const before = values[name];
    if (Array.isArray(before)) before.push(String(value));
    else values[name] = String(value);
  }
  return values;
}

/**
 * Search fields are completed from live data.
 * @param {ParentNode} within
 * @param {(form: HTMLFormElement) => object} about
 */
export function addSearch(within, about) {
  for (const input of within.querySelectorAll("input[data-search]:not([role])")) {
    if (!(input instanceof HTMLInputElement) || !input.form) continue;
    const { form } = input;
    makeCombobox(input, {
      async find(typed) {
        const asked = { ...here, ...about(form), arg: input.dataset.search, typed };
        const { options } = await (await send("/complete", asked)).json();
        return options.map((/** @type {{ label: string, value: string, description?: string }} */ option) => ({
          label: option.label,
          text: option.value,
          description: option.description ?? (option.label === option.value ? undefined : option.value),
        }));
      },
      take(taken) {
        input.value = taken.text;
        return false;
      },
    });
  }
}

/** @param {string} html */
export function showForm(html) {
  dialog.innerHTML = html;
  addOwnTimes(dialog);
  addSearch(dialog, (form) => ({ call: JSON.parse(form.dataset.call ?? "{}"), values: valuesOf(form) }));
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector("[aria-invalid]");
  const first = wrong?.matches("fieldset") ? wrong.querySelector("input:not([type=hidden]), .grip") : wrong;
  const hands = "form :is(input:not([type=hidden]), select, textarea, .rest .grip, .ranked .grip)";
  const start = first ?? dialog.querySelector(hands) ?? dialog.querySelector("h2");
  if (start instanceof HTMLElement) start.focus();
  if (wrong) announce("Something in the form is not right yet.");
}

/** What was filled in stays, so it can be sent again. @param {unknown} error */
export function showFormTrouble(error) {
  const text = dialog.querySelector(".trouble") ?? document.createElement("p");
  text.className = "error trouble";
  text.role = "alert";
  text.textContent = error instanceof Error ? error.message : String(error);
  dialog.querySelector(".actions")?.before(text);
}

export const closeForm = () => dialog.close();

/**
 * @param {string} question
 * @param {HTMLElement} button What is to be confirmed.
 * @returns {Promise<boolean>}
 */
export function confirm(question, button) {
  const text = document.getElementById("confirm-text");
  const yes = document.getElementById("confirm-yes");
  if (text) text.textContent = question;
  if (yes) {
    yes.textContent = button.textContent;
    yes.classList.toggle("danger", button.classList.contains("danger"));
  }
  confirming.returnValue = "no";
  confirming.showModal();
  return new Promise((resolve) => {
    confirming.addEventListener("close", () => resolve(confirming.returnValue === "yes"), { once: true });
  });
}

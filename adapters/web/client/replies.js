// @ts-check
import { confirm } from "./dialogs.js";
import { change, here, send } from "./door.js";
import { showTrouble } from "./timeline.js";

/** @param {HTMLFormElement} form */
export const replyOf = (form) => /** @type {HTMLInputElement} */ (form.elements.namedItem("reply"));

/** Sends what is written, or puts it in the place of what was written before. @param {HTMLFormElement} form */
export async function sendReply(form) {
  const field = replyOf(form);
  const { thread, rewrites } = form.dataset;
  const text = field.value.trim();
  if (text === "" || form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  try {
    if (rewrites === undefined) await send("/say", { ...here, thread, text });
    else await change("PUT", `/say/${rewrites}`, { as: here.as, text });
    field.value = "";
    delete form.dataset.rewrites;
  } catch (error) {
    showTrouble(error);
  } finally {
    form.ariaBusy = null;
  }
}

/** @param {HTMLElement} button */
function rewrite(button) {
  const entry = button.closest(".entry");
  const form = /** @type {HTMLFormElement | null} */ (button.closest(".thread")?.querySelector("form.reply"));
  if (!entry || !form) return;
  const field = replyOf(form);
  form.dataset.rewrites = button.dataset.rewrite;
  field.value = entry.querySelector(".typed")?.textContent ?? "";
  field.focus();
}

/** @param {HTMLElement} button */
async function erase(button) {
  if (!(await confirm("Delete this from the thread and from the record?", button))) return;
  try {
    await change("DELETE", `/say/${button.dataset.erase}`, { as: here.as });
  } catch (error) {
    showTrouble(error);
  }
}

/** A press of a button below what somebody said. @param {HTMLElement} button */
export function pressOwn(button) {
  if (button.dataset.rewrite !== undefined) rewrite(button);
  if (button.dataset.erase !== undefined) void erase(button);
}

/** Escape gives up changing what was said. @param {KeyboardEvent} event */
export function giveUp(event) {
  const field = event.target;
  if (event.key !== "Escape" || !(field instanceof HTMLInputElement) || field.name !== "reply" || !field.form) return;
  delete field.form.dataset.rewrites;
  field.value = "";
}

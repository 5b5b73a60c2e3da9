// @ts-check
import { markNew, refreshAround, startAround } from "./around.js";
import { closeBoard, refreshBoard, startBoard } from "./board.js";
import { refreshClock, startClock } from "./clock.js";
import { clearLine, fillLine, hasTyped, startComposer } from "./composer.js";
import { addSearch, closeForm, confirm, showForm, showFormTrouble, valuesOf } from "./dialogs.js";
import { call, here } from "./door.js";
import { sendFiles } from "./files.js";
import { startOrders } from "./order.js";
import { giveUp, pressOwn, sendReply } from "./replies.js";
import { refresh, showAnswer, showTrouble, startTimeline } from "./timeline.js";

/** What opened the form in the dialog: the private message whose button it was, or the typed line. @type {{ instead?: Element | null, asked?: string }} */
let opener = {};

/** @param {string | undefined} written */
const callOf = (written) => JSON.parse(written ?? "{}");

/** The next line can be typed meanwhile. */
const refreshAll = () => Promise.all([refresh(), refreshClock(), refreshBoard(), refreshAround()]).catch(showTrouble);

/**
 * @param {object} what
 * @param {{ instead?: Element | null, asked?: string }} [how]
 */
async function ask(what, how = {}) {
  const { kind, html } = await call(what);
  if (kind === "form") {
    opener = how;
    showForm(html);
  } else {
    closeForm();
    if (kind === "message") showAnswer(html, how);
  }
  addSearch(document.body, (form) => ({ call: callOf(form.dataset.call), values: valuesOf(form) }));
  void refreshAll();
}

/** @param {string} text */
async function sendLine(text) {
  try {
    await ask({ text }, { asked: text });
    clearLine(text);
  } catch (error) {
    showTrouble(error);
  }
}

/** @param {HTMLElement} button */
async function press(button) {
  if (button.ariaDisabled === "true") return;
  const { confirm: question } = button.dataset;
  if (question !== undefined && !(await confirm(question, button))) return;
  button.ariaDisabled = "true";
  closeBoard();
  try {
    await ask({ call: callOf(button.dataset.call) }, { instead: button.closest(".private") });
  } catch (error) {
    showTrouble(error);
  } finally {
    button.ariaDisabled = null;
  }
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const dialog = form.closest("dialog");
  try {
    const values = { ...valuesOf(form), ...(await sendFiles(form)) };
    await ask({ call: callOf(form.dataset.call), values }, dialog ? opener : { instead: form.closest(".private") });
  } catch (error) {
    if (dialog) showFormTrouble(error);
    else showTrouble(error);
  } finally {
    form.ariaBusy = null;
  }
}

/** @param {HTMLElement} target */
function click(target) {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.call !== undefined) void press(button);
  if (button.dataset.try !== undefined) fillLine(button.dataset.try);
  if (button.dataset.dismiss !== undefined) {
    button.closest("li")?.remove();
    document.getElementById("line")?.focus();
  }
  if (button.dataset.close !== undefined) closeForm();
  pressOwn(button);
}

function listen() {
  const events = new EventSource("/api/sandbox/events");
  const all = () => void Promise.all([refresh(), refreshClock(), refreshBoard()]).catch(() => undefined);
  events.addEventListener("change", (event) => {
    const change = JSON.parse(event.data);
    const ours = change.channel === (change.private ? here.as : here.room);
    if (!ours) markNew(`${change.private ? "person" : "room"}:${change.channel}`);
    all();
  });
  events.addEventListener("clock", all);
  events.addEventListener("acted", () => void refreshBoard().catch(() => undefined));
  events.addEventListener("open", all);
}

startAround();
startTimeline({ first: !hasTyped() });
document.querySelector("#who [aria-current]")?.scrollIntoView({ block: "nearest" });
startClock();
startBoard();
startOrders();
startComposer(sendLine);
addSearch(document.body, (form) => ({ call: callOf(form.dataset.call), values: valuesOf(form) }));
document.addEventListener("click", (event) => event.target instanceof HTMLElement && click(event.target));
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.dataset.call === undefined && form.dataset.thread === undefined) return;
  event.preventDefault();
  void (form.dataset.thread === undefined ? submit(form) : sendReply(form));
});
document.addEventListener("keydown", giveUp);
listen();
document.documentElement.dataset.ready = "";

// @ts-check
import { here, readHtml } from "./door.js";
import { addOwnTimes } from "./times.js";

const list = /** @type {HTMLElement} */ (document.getElementById("timeline"));
const scroll = /** @type {HTMLElement} */ (document.getElementById("scroll"));
const status = /** @type {HTMLElement} */ (document.getElementById("announce"));
const NEAR_END = 120;

/** As the server made them, before the reader's own times were added. @type {Map<string, string>} */
const shown = new Map();

/** @param {string} text */
export function announce(text) {
  status.textContent = text;
}

export function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
}

/** @param {string} html */
function entriesOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return /** @type {HTMLElement[]} */ ([...template.content.children]);
}

/**
 * What is being filled in and what has the focus goes over to the newer state.
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function keepHand(before, after) {
  const old = [...before.querySelectorAll("input, select")];
  for (const [index, field] of [...after.querySelectorAll("input, select")].entries()) {
    const from = old[index];
    if (from instanceof HTMLInputElement && field instanceof HTMLInputElement && from.name === field.name) {
      field.checked = from.checked;
      if (from.type === "text") field.value = from.value;
    }
    if (from instanceof HTMLSelectElement && field instanceof HTMLSelectElement) field.value = from.value;
  }
  const focused = document.activeElement;
  const reply = keepReply(before, after);
  if (reply) return reply;
  if (!(focused instanceof HTMLElement) || !before.contains(focused)) return undefined;
  const same = [...after.querySelectorAll("button, input, select, a")];
  const index = [...before.querySelectorAll("button, input, select, a")].indexOf(focused);
  return /** @type {HTMLElement} */ (same[index] ?? after);
}

/**
 * What is being written in the thread, wherever its field stands now.
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function keepReply(before, after) {
  const [old, field] = [before, after].map((one) => one.querySelector("input[name=reply]"));
  if (!(old instanceof HTMLInputElement) || !(field instanceof HTMLInputElement)) return undefined;
  field.value = old.value;
  const { rewrites } = old.form?.dataset ?? {};
  if (rewrites !== undefined && field.form) field.form.dataset.rewrites = rewrites;
  return document.activeElement === old ? field : undefined;
}

/** What was said below since. @param {HTMLElement | null} before @param {HTMLElement} entry */
function announceReplies(before, entry) {
  for (const reply of entry.querySelectorAll(".thread .entry")) {
    if (!(reply instanceof HTMLElement) || before?.querySelector(`#${CSS.escape(reply.id)}`)) continue;
    announce(`New in the thread: ${reply.dataset.summary ?? ""}`);
  }
}

/** @param {HTMLElement} entry */
function put(entry) {
  const before = document.getElementById(entry.id);
  shown.set(entry.id, entry.outerHTML);
  addOwnTimes(entry);
  if (!before) {
    list.append(entry);
    announce(`New message: ${entry.dataset.summary ?? ""}`);
    return;
  }
  announceReplies(before, entry);
  const focus = keepHand(before, entry);
  before.replaceWith(entry);
  focus?.focus({ preventScroll: true });
}

let asked = 0;
let latest = 0;
/** Brings the room's messages to their present state. */
export async function refresh() {
  asked += 1;
  const mine = asked;
  const html = await readHtml(`/rooms/${encodeURIComponent(here.room)}/messages?as=${encodeURIComponent(here.as)}`);
  if (mine < latest) return;
  latest = mine;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  const entries = entriesOf(html);
  const ids = new Set(entries.map((entry) => entry.id));
  let changed = false;
  for (const id of [...shown.keys()].filter((known) => !ids.has(known))) {
    document.getElementById(id)?.remove();
    shown.delete(id);
    changed = true;
  }
  for (const entry of entries) {
    if (shown.get(entry.id) === entry.outerHTML) continue;
    put(entry);
    changed = true;
  }
  if (atEnd && changed) toEnd();
  if (changed && answered?.isConnected) answered.scrollIntoView({ block: "nearest" });
}

/** The answer just given: it stays in sight while what follows from it is posted below. @type {HTMLElement | undefined} */
let answered;

export function letGo() {
  answered = undefined;
}

const ECHOED = 200;

/** What was typed; of a long text the beginning, and the whole of it to be unfolded, so that the answer stays in sight. @param {string} text */
function echoOf(text) {
  const signs = [...text];
  const echo = document.createElement(signs.length > ECHOED ? "details" : "p");
  echo.className = "asked";
  echo.textContent = text;
  if (signs.length <= ECHOED) return echo;
  const [summary, start, more] = ["summary", "span", "span"].map((name) => document.createElement(name));
  if (!summary || !start || !more) return echo;
  start.className = "start";
  start.textContent = `${signs.slice(0, ECHOED).join("")}… `;
  more.className = "more";
  more.textContent = `All ${signs.length} characters`;
  summary.append(start, more);
  echo.prepend(summary);
  return echo;
}

/**
 * A private answer, at the end or in the place of the one whose button was pressed.
 * @param {string} html
 * @param {{ instead?: Element | null, asked?: string }} [how]
 */
export function showAnswer(html, how = {}) {
  const [entry] = entriesOf(html);
  if (!entry) return;
  addOwnTimes(entry);
  if (how.asked !== undefined) entry.prepend(echoOf(how.asked));
  if (how.instead?.isConnected) how.instead.replaceWith(entry);
  else list.append(entry);
  if (how.instead) entry.focus({ preventScroll: true });
  answered = entry;
  entry.scrollIntoView({ block: "nearest" });
  announce(entry.dataset.summary ?? "");
}

/** @param {unknown} error */
export function showTrouble(error) {
  const entry = document.createElement("li");
  entry.className = "entry trouble";
  entry.tabIndex = -1;
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = error instanceof Error ? error.message : String(error);
  entry.append(text);
  list.append(entry);
  entry.scrollIntoView({ block: "nearest" });
}

/** @param {{ first: boolean }} visit `first`: this person has typed nothing yet; whoever takes no part either is welcomed above. */
export function startTimeline({ first }) {
  for (const entry of list.children) shown.set(entry.id, entry.outerHTML);
  addOwnTimes(document);
  for (const by of ["wheel", "touchmove", "keydown"]) scroll.addEventListener(by, letGo, { passive: true });
  if (first && !document.querySelector("#welcome[data-known]")) scroll.scrollTop = 0;
  else toEnd();
}

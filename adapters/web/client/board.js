// @ts-check
import { here, readHtml } from "./door.js";
import { addOwnTimes } from "./times.js";

const home = /** @type {HTMLElement} */ (document.getElementById("home"));
const short = /** @type {HTMLElement} */ (document.getElementById("board-short"));
const side = /** @type {HTMLElement} */ (document.getElementById("board"));

let shown = "";
let asked = 0;
/** A newer state is not overtaken by an older one that comes late. */
let latest = 0;

function showShort() {
  const waiting = /\d+/.exec(home.querySelector("h3")?.textContent?.split(":").at(-1) ?? "")?.[0];
  short.textContent = waiting === undefined ? "Nothing waits" : `${waiting} waiting`;
}

/** @param {string} html */
function put(html) {
  const buttons = () => [...home.querySelectorAll("button")];
  const active = document.activeElement;
  const focused = active instanceof HTMLButtonElement ? buttons().indexOf(active) : -1;
  home.innerHTML = html;
  shown = html;
  addOwnTimes(home);
  if (focused >= 0) (buttons()[focused] ?? document.getElementById("line"))?.focus({ preventScroll: true });
  showShort();
}

/** Brings the board to what waits, is open and is due now. */
export async function refreshBoard() {
  asked += 1;
  const mine = asked;
  const html = await readHtml(`/home?${new URLSearchParams(here)}`);
  if (mine < latest) return;
  latest = mine;
  if (html !== shown) put(html);
}

/** Whatever was pressed there is answered among the messages. */
export function closeBoard() {
  if (side.matches(":popover-open")) side.hidePopover();
}

export function startBoard() {
  shown = home.innerHTML;
  showShort();
}

// @ts-check
import { here, readHtml, send } from "./door.js";
import { announce, letGo, refresh } from "./timeline.js";

const clock = /** @type {HTMLElement} */ (document.getElementById("clock"));
const said = /** @type {HTMLElement} */ (document.getElementById("clock-said"));
const short = /** @type {HTMLElement} */ (document.getElementById("clock-short"));

function showShort() {
  const time = clock.querySelector(".clock-time")?.textContent ?? "";
  const day = clock.querySelector(".clock-day")?.textContent ?? "";
  short.textContent = `${time}, ${day.replaceAll(/^\S+ | \d{4}$/g, "")}`;
}

/** What is open, being filled in and in hand stays so. */
function keepHands() {
  const hands = () => [...clock.querySelectorAll("button, summary, input")];
  const fields = () => /** @type {HTMLInputElement[]} */ ([...clock.querySelectorAll("input")]);
  const active = document.activeElement;
  const focused = active ? hands().indexOf(active) : -1;
  const open = new Set([...clock.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-keep")));
  const typed = fields().map((one) => (one.value === one.defaultValue ? undefined : one.value));
  return () => {
    for (const one of clock.querySelectorAll("details")) one.open = open.has(one.getAttribute("data-keep"));
    for (const [index, field] of fields().entries()) field.value = typed[index] ?? field.value;
    const same = hands()[focused];
    if (same instanceof HTMLElement) same.focus();
  };
}

export async function refreshClock() {
  const html = await readHtml(`/next?room=${encodeURIComponent(here.room)}`);
  const putBack = keepHands();
  clock.innerHTML = html;
  putBack();
  showShort();
}

/** @param {object} to */
async function forward(to) {
  if (clock.ariaBusy === "true") return;
  clock.ariaBusy = "true";
  said.textContent = "";
  letGo();
  try {
    const { shown } = await (await send("/clock", to)).json();
    await Promise.all([refreshClock(), refresh()]);
    said.textContent = toldOf(shown);
    announce(`It is now ${short.textContent}. ${said.textContent}`);
  } catch (error) {
    said.textContent = error instanceof Error ? error.message : String(error);
    announce(said.textContent);
  } finally {
    clock.ariaBusy = "false";
  }
}

/** @param {number} shown */
function toldOf(shown) {
  if (shown === 0) return "Nothing was sent on the way: nobody had to be told or reminded.";
  return shown === 1 ? "1 message was sent or changed." : `${shown} messages were sent or changed.`;
}

export function startClock() {
  showShort();
  clock.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-forward]") : null;
    if (button instanceof HTMLElement) void forward({ now: button.dataset.forward });
  });
  clock.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const { date, time } = Object.fromEntries(new FormData(event.target));
    void forward({ local: { date, time }, room: here.room });
  });
}

// @ts-check
import { here, readHtml, send } from "./door.js";
import { announce, refresh, showTrouble } from "./timeline.js";

const clock = /** @type {HTMLElement} */ (document.getElementById("clock"));
const short = /** @type {HTMLElement} */ (document.getElementById("clock-short"));

function showShort() {
  const time = clock.querySelector(".clock-time")?.textContent ?? "";
  const day = clock.querySelector(".clock-day")?.textContent ?? "";
  short.textContent = `${time}, ${day.replaceAll(/^\S+ | \d{4}$/g, "")}`;
}

export async function refreshClock() {
  const html = await readHtml(`/next?room=${encodeURIComponent(here.room)}`);
  const hands = () => [...clock.querySelectorAll("button, summary")];
  const active = document.activeElement;
  const focused = active ? hands().indexOf(active) : -1;
  const open = clock.querySelector("details")?.open ?? false;
  clock.innerHTML = html;
  const next = clock.querySelector("details");
  if (next) next.open = open;
  const same = hands()[focused];
  if (same instanceof HTMLElement) same.focus();
  showShort();
}

/** @param {HTMLElement} button */
async function forward(button) {
  if (clock.ariaBusy === "true") return;
  clock.ariaBusy = "true";
  try {
    const { delivered } = await (await send("/clock", { now: button.dataset.forward })).json();
    await Promise.all([refreshClock(), refresh()]);
    announce(
      `It is now ${short.textContent}. ${delivered === 1 ? "1 message was sent." : `${delivered} messages were sent.`}`,
    );
  } catch (error) {
    showTrouble(error);
  } finally {
    clock.ariaBusy = "false";
  }
}

export function startClock() {
  showShort();
  clock.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-forward]") : null;
    if (button instanceof HTMLElement) void forward(button);
  });
}

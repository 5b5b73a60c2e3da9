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

let last = Promise.resolve();
let waiting = 0;

/**
 * A press while the clock still moves is carried out after it, on the clock as it stands then.
 * @param {() => object | undefined} whereTo
 */
function forward(whereTo) {
  waiting += 1;
  clock.ariaBusy = "true";
  last = last
    .then(async () => {
      const to = whereTo();
      if (to) await move(to);
    })
    .finally(() => {
      waiting -= 1;
      clock.ariaBusy = String(waiting > 0);
    });
}

/** @param {object} to */
async function move(to) {
  said.textContent = "The clock is moving…";
  announce(said.textContent);
  letGo();
  try {
    const { shown } = await (await send("/clock", to)).json();
    await Promise.all([refreshClock(), refresh()]);
    said.textContent = toldOf(shown);
    announce(`It is now ${short.textContent}. ${said.textContent}`);
  } catch (error) {
    said.textContent = error instanceof Error ? error.message : String(error);
    announce(said.textContent);
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
    const steps = () => /** @type {HTMLElement[]} */ ([...clock.querySelectorAll(".forward button")]);
    const pressed = steps().findIndex((one) => event.target instanceof Node && one.contains(event.target));
    if (pressed < 0) return;
    forward(() => {
      const now = steps()[pressed]?.dataset.forward;
      return now ? { now } : undefined;
    });
  });
  clock.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const { date, time } = Object.fromEntries(new FormData(event.target));
    forward(() => ({ local: { date, time }, room: here.room }));
  });
}

// @ts-check
const PARTS = ["rooms", "people", "welcome"];
/** As the server made them. @type {Map<string, string>} */
const shown = new Map();
let asked = 0;
let latest = 0;

const newOnes = () =>
  [...document.querySelectorAll("a[data-channel]:has(.new)")].map((one) => one.getAttribute("data-channel") ?? "");

/** A room or person of whom something new is not seen yet. @param {string} channel */
export function markNew(channel) {
  const link = document.querySelector(`a[data-channel="${CSS.escape(channel)}"]:not([aria-current])`);
  if (!link || link.querySelector(".new")) return;
  const mark = document.createElement("span");
  mark.className = "new";
  mark.textContent = "new";
  link.querySelector("bdi")?.after(" ", mark);
}

/** What one is and where one may be can be different after each call: who is registered, which room is closed. */
export async function refreshAround() {
  asked += 1;
  const mine = asked;
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  const text = await response.text();
  if (!response.ok || mine < latest) return;
  latest = mine;
  const next = new DOMParser().parseFromString(text, "text/html");
  const news = newOnes();
  for (const id of PARTS) {
    const [now, then] = [document.getElementById(id), next.getElementById(id)];
    if (!now || !then || shown.get(id) === then.innerHTML || now.contains(document.activeElement)) continue;
    shown.set(id, then.innerHTML);
    now.innerHTML = then.innerHTML;
  }
  for (const channel of news) markNew(channel);
}

export function startAround() {
  for (const id of PARTS) shown.set(id, document.getElementById(id)?.innerHTML ?? "");
}

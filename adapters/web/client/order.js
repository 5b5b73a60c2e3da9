// @ts-check
/** @typedef {"up" | "down" | "out" | "in"} Move */
/** @type {Record<string, Move>} */
const KEYS = { ArrowUp: "up", ArrowDown: "down", Delete: "out", Backspace: "out" };

/** @param {Element} item */
const orderOf = (item) => /** @type {HTMLElement} */ (item.closest("[data-order]"));
/** @param {Element} order */
const rankedIn = (order) => /** @type {HTMLElement} */ (order.querySelector(".ranked"));
/** @param {Element} order */
const restIn = (order) => /** @type {HTMLElement} */ (order.querySelector(".rest"));

/** Writes the order into its fields. @param {Element} order */
function write(order) {
  const values = [...rankedIn(order).children].map((item) => (item instanceof HTMLElement ? item.dataset.value : ""));
  for (const [index, field] of order.querySelectorAll("input[data-place]").entries()) {
    if (field instanceof HTMLInputElement) field.value = values[index] ?? "";
  }
}

/** @param {HTMLElement} item */
function say(item) {
  const order = orderOf(item);
  const all = [...rankedIn(order).children];
  const at = all.indexOf(item);
  const status = order.querySelector("[role=status]");
  if (status)
    status.textContent = `${item.dataset.label}: ${at < 0 ? "left out" : `place ${at + 1} of ${all.length}`}.`;
}

/** @param {HTMLElement} item @param {Move} how */
function move(item, how) {
  const order = orderOf(item);
  const [ranked, rest] = [rankedIn(order), restIn(order)];
  const isRanked = item.parentElement === ranked;
  if (!isRanked && how !== "out") ranked.append(item);
  else if (isRanked && how === "up") item.previousElementSibling?.before(item);
  else if (isRanked && how === "down") item.nextElementSibling?.after(item);
  else if (isRanked && how === "out") rest.append(item);
  write(order);
  say(item);
}

/** The button that was pressed, if it is still there, else the next one to be ranked, else the handle. @param {HTMLElement} item @param {HTMLElement} pressed */
function keepFocus(item, pressed) {
  const next = pressed.dataset.move === "in" ? restIn(orderOf(item)).querySelector("[data-move=in]") : pressed;
  const to = next instanceof HTMLElement && next.checkVisibility() ? next : item.querySelector(".grip");
  if (to instanceof HTMLElement) to.focus();
}

/** Where in its list the item belongs when the hand is at this height. @param {HTMLElement} item @param {number} y */
function drop(item, y) {
  const order = orderOf(item);
  const [ranked, rest] = [rankedIn(order), restIn(order)];
  const border = order.querySelector(".rest-title")?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  const list = y < border ? ranked : rest;
  const below = [...list.children].find((other) => {
    const { top, height } = other.getBoundingClientRect();
    return other !== item && y < top + height / 2;
  });
  if (below === undefined) list.append(item);
  else if (below.previousElementSibling !== item) below.before(item);
}

/** @param {PointerEvent} event */
function startDrag(event) {
  const { target } = event;
  if (!(target instanceof Element) || event.button !== 0) return;
  const item = target.closest(".ranking");
  const grip = target.closest(".grip");
  if (!(item instanceof HTMLElement) || (!grip && (event.pointerType !== "mouse" || target.closest("button")))) return;
  const order = orderOf(item);
  event.preventDefault();
  const hold = /** @type {HTMLElement} */ (item.querySelector(".grip"));
  hold.focus();
  order.setPointerCapture(event.pointerId);
  item.classList.add("held");
  const drag = (/** @type {PointerEvent} */ moved) => drop(item, moved.clientY);
  const end = () => {
    order.removeEventListener("pointermove", drag);
    order.removeEventListener("lostpointercapture", end);
    item.classList.remove("held");
    write(order);
    say(item);
    hold.focus();
  };
  order.addEventListener("pointermove", drag);
  order.addEventListener("lostpointercapture", end);
}

/** Orders of options in the dialog: dragged, moved by keys, or by buttons. */
export function startOrders() {
  document.addEventListener("pointerdown", startDrag);
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    const item = pressed?.closest(".ranking");
    if (!(pressed instanceof HTMLElement) || !(item instanceof HTMLElement)) return;
    move(item, /** @type {Move} */ (pressed.dataset.move));
    keepFocus(item, pressed);
  });
  document.addEventListener("keydown", (event) => {
    const grip = event.target instanceof Element ? event.target.closest(".grip") : null;
    const item = grip?.closest(".ranking");
    const how = KEYS[event.key];
    if (!(grip instanceof HTMLElement) || !(item instanceof HTMLElement) || how === undefined) return;
    event.preventDefault();
    move(item, how);
    grip.focus();
  });
}

// @ts-check
const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** @type {Intl.DateTimeFormatOptions} */
const DAY = { weekday: "short", day: "numeric", month: "short" };
/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const SHOW = { time: CLOCK, datetime: { ...DAY, ...CLOCK } };

/**
 * @param {Date} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
const format = (at, zone, options) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(at).replace(/^(\p{L}+), /u, "$1 ");

/**
 * Adds the reader's own time beside times of another zone.
 * @param {ParentNode} within
 */
export function addOwnTimes(within) {
  for (const time of within.querySelectorAll("time[data-zone]")) {
    if (!(time instanceof HTMLTimeElement)) continue;
    const { zone = OWN, show = "datetime" } = time.dataset;
    const options = SHOW[show === "relative" ? "datetime" : show];
    const at = new Date(time.dateTime);
    if (!options || format(at, OWN, options) === format(at, zone, options)) continue;
    const sameDay = format(at, OWN, DAY) === format(at, zone, DAY);
    const own = document.createElement("span");
    own.className = "own-time";
    own.textContent = ` (${format(at, OWN, sameDay ? CLOCK : options)} your time)`;
    time.append(own);
  }
}

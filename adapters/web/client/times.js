// @ts-check
const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const SHOW = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  datetime: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

/**
 * @param {Date} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
const format = (at, zone, options) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(at);

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
    const own = document.createElement("span");
    own.className = "own-time";
    own.textContent = ` (${format(at, OWN, options)} your time)`;
    time.append(own);
  }
}

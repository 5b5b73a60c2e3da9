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
 * A time as the reader has it: without its day where that is the same.
 * @param {Date} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
const own = (at, zone, options) => format(at, OWN, format(at, OWN, DAY) === format(at, zone, DAY) ? CLOCK : options);

/** @param {string | undefined} show */
const optionsOf = (show = "datetime") => SHOW[show === "relative" ? "datetime" : show];

/**
 * Adds the reader's own time beside times of another zone; to a range once, at its end.
 * @param {ParentNode} within
 */
export function addOwnTimes(within) {
  for (const time of within.querySelectorAll("time[data-zone]")) {
    if (!(time instanceof HTMLTimeElement)) continue;
    const { zone = OWN, show, from, fromShow } = time.dataset;
    const options = optionsOf(show);
    const at = new Date(time.dateTime);
    if (!options || format(at, OWN, options) === format(at, zone, options)) continue;
    const starts = optionsOf(fromShow);
    const start = from && starts ? `${own(new Date(from), zone, starts)} to ` : "";
    const added = document.createElement("span");
    added.className = "own-time";
    added.textContent = ` (${start}${own(at, zone, options)} your time)`;
    time.append(added);
  }
}

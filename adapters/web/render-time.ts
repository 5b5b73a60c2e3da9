import { html } from "hono/html";
import type { Time } from "#core/contract/view.ts";

/** Whose time it is: the activity's zone, and the sandbox's own now. */
export type Reading = { zone: string; now: Temporal.Instant };
export type Html = ReturnType<typeof html>;

const DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const FORMATS = { date: DAY, time: CLOCK, datetime: { ...DAY, ...CLOCK }, relative: { ...DAY, ...CLOCK } } as const;
const STEPS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
] as const;

/** "Europe/Zurich" is "Zurich time" to a reader. */
export function zoneName(zone: string): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return city === "UTC" || city === "GMT" ? "UTC" : `${city} time`;
}

export function plainTime(at: string, zone: string, show: Time["show"] = "datetime"): string {
  const text = new Intl.DateTimeFormat("en-GB", { ...FORMATS[show], timeZone: zone }).format(new Date(at));
  return text.replace(/^(\p{L}+), /u, "$1 ");
}

/** "in 3 days", "2 hours ago". */
export function relativeTime(at: string, now: Temporal.Instant): string {
  const seconds = (Date.parse(at) - now.epochMilliseconds) / 1000;
  const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return "now";
  return new Intl.RelativeTimeFormat("en").format(Math.trunc(seconds / step.seconds), step.unit);
}

/** The zone is named beside the time; the page's script adds the reader's own time where it differs. */
export function renderTime(time: Time, reading: Reading): Html {
  const text = plainTime(time.at, time.zone, time.show);
  const zone = time.show === "date" ? "" : ` ${zoneName(time.zone)}`;
  const near = time.show === "relative" ? ` (${relativeTime(time.at, reading.now)})` : "";
  return html`<time datetime="${time.at}" data-zone="${time.zone}" data-show="${time.show}">${text}${zone}</time>${near}`;
}

/** "Tue 22 Jul 2025, 14:00 to 16:00 Zurich time". */
export function renderRange(from: Time, until: Time): Html {
  const start = html`<time datetime="${from.at}">${plainTime(from.at, from.zone, from.show)}</time>`;
  const zone = until.show === "date" ? "" : ` ${zoneName(until.zone)}`;
  return html`${start} to <time datetime="${until.at}" data-zone="${until.zone}" data-show="${until.show}" data-from="${from.at}" data-from-show="${from.show}">${plainTime(until.at, until.zone, until.show)}${zone}</time>`;
}

/** The short time on top of a message. */
export function renderStamp(at: string, reading: Reading): Html {
  const text = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...CLOCK, timeZone: reading.zone });
  return html`<time datetime="${at}">${text.format(new Date(at))}</time>`;
}

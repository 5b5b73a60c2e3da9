import { html } from "hono/html";
import type { Due } from "./port.ts";
import { type Html, plainTime, type Reading, relativeTime, zoneName } from "./render-time.ts";

export const DUE_SHOWN = 5;

function renderDue(due: Due, reading: Reading): Html {
  return html`<li><span class="due-what"><bdi>${due.what}</bdi></span><span class="due-at"><time datetime="${due.at}">${plainTime(due.at, reading.zone)}</time> · ${relativeTime(due.at, reading.now)}</span></li>`;
}

/** Seconds only where there are some. */
function wallTime({ zone, now }: Reading): string {
  const time = now.toZonedDateTimeISO(zone).toPlainTime();
  return time.second === 0 ? time.toString({ smallestUnit: "minute" }) : time.toString({ smallestUnit: "second" });
}

/** The sandbox's clock, the ways to move it, and what is due. Rendered whole again whenever time or due things change. */
export function renderClock(next: Due[], reading: Reading): Html {
  const at = reading.now.toString();
  const [soonest] = next;
  const after = (span: Temporal.DurationLike) => reading.now.add(span).toString();
  return html`<p class="clock-now"><time datetime="${at}"><span class="clock-time">${wallTime(reading)}</span> <span class="clock-day">${plainTime(at, reading.zone, "date")}</span></time></p>
  <p class="help">${zoneName(reading.zone)}. It stands still until you move it.</p>
  <div class="forward" role="group" aria-label="Move the clock forward">
    <button type="button" class="button" data-forward="${after({ hours: 1 })}"><span aria-hidden="true">+ 1 hour</span><span class="hidden">Forward 1 hour</span></button>
    <button type="button" class="button" data-forward="${after({ hours: 24 })}"><span aria-hidden="true">+ 1 day</span><span class="hidden">Forward 1 day</span></button>
    <button type="button" class="button" aria-label="To the next event" ${soonest ? html`data-forward="${soonest.at}"` : html`aria-disabled="true"`}>Next event</button>
  </div>
  ${renderMoveTo(reading)}
  ${renderNext(next, reading)}`;
}

function renderMoveTo({ zone, now }: Reading): Html {
  const local = now.toZonedDateTimeISO(zone);
  const day = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return html`<details class="move-to" data-keep="to"><summary>To a date and time…</summary><form data-clock>
    <label>Date <input type="date" name="date" required min="${day}" value="${day}"></label>
    <label>Time <input type="text" name="time" required inputmode="numeric" autocomplete="off" size="10" value="${time}" aria-describedby="clock-zone"></label>
    <button type="submit" class="button">Go</button>
    <p class="help" id="clock-zone">In ${zoneName(zone)}; seconds can be given: 23:59:59.</p>
  </form></details>`;
}

function renderNext(next: Due[], reading: Reading): Html {
  const [soonest] = next;
  if (!soonest) return html`<p class="help">Nothing is due. Open a poll or set a reminder, and it shows here.</p>`;
  return html`<details class="next" data-keep="next"><summary>Next: <bdi>${soonest.what}</bdi> <span class="due-at">${relativeTime(soonest.at, reading.now)}</span></summary><ol class="due">${next.map((due) => renderDue(due, reading))}</ol></details>`;
}

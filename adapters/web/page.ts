import { html, raw } from "hono/html";
import type { Declaration } from "#core/contract/command.ts";
import type { Due, EnteredRoom, SandboxActivity, SandboxMessage, SandboxPerson } from "./port.ts";
import type { Given } from "./receive.ts";
import { renderClock } from "./render-clock.ts";
import { renderEntries, renderHome } from "./render-entry.ts";
import type { Html, Reading } from "./render-time.ts";
import { leads, triesFor } from "./tries.ts";

export type Page = {
  activity: SandboxActivity;
  people: SandboxPerson[];
  rooms: EnteredRoom[];
  as: SandboxPerson;
  room: EnteredRoom;
  messages: SandboxMessage[];
  next: Due[];
  home: Given;
  declarations: Declaration[];
};

const pageLink = (as: string, room: string): string => `/?${new URLSearchParams({ as, room })}`;
const current = (is: boolean): Html => html`${is ? raw(' aria-current="true"') : ""}`;

function renderRooms({ rooms, room, as }: Page): Html {
  return html`<nav id="rooms" aria-labelledby="rooms-title"><h2 id="rooms-title">Rooms</h2><ul>${rooms.map(
    (one) =>
      html`<li><a href="${pageLink(as.handle, one.slug)}" data-channel="room:${one.slug}"${current(one.slug === room.slug)}><bdi>${one.name}</bdi>${aboutRoom(one)}</a></li>`,
  )}</ul></nav>`;
}

function aboutRoom({ activity, closed }: EnteredRoom): Html {
  const about = [...(activity === undefined ? [] : [activity]), ...(closed === undefined ? [] : ["closed to you"])];
  return about.length === 0 ? html`` : html`<small><bdi>${about.join(" · ")}</bdi></small>`;
}

function renderPerson(one: SandboxPerson, { as, room }: Page): Html {
  const about = [...one.roles, ...(one.about ? [one.about] : [])].join(" · ");
  return html`<li><a href="${pageLink(one.handle, room.slug)}" data-channel="person:${one.handle}"${current(one.handle === as.handle)}><bdi>${one.name}</bdi>${
    about && about !== one.name ? html`<small><bdi>${about}</bdi></small>` : ""
  }</a></li>`;
}

function renderPeople(page: Page): Html {
  const groups = [
    { title: "Leading the activity", people: page.people.filter(leads) },
    { title: "Taking part", people: page.people.filter((person) => !leads(person)) },
  ].filter((group) => group.people.length > 0);
  return html`<nav id="people" aria-labelledby="people-title"><h2 id="people-title">Act as</h2>${groups.map(
    (group) => html`<h3>${group.title}</h3><ul>${group.people.map((person) => renderPerson(person, page))}</ul>`,
  )}</nav>`;
}

function renderWelcome({ as, room, messages, declarations }: Page): Html {
  const tries = triesFor(as, declarations);
  const title = html`${messages.length === 0 ? "Nothing has been posted here yet" : html`The start of <bdi>${room.name}</bdi>`}`;
  return html`<section class="welcome" id="welcome" aria-labelledby="welcome-title"${as.registered ? html` data-known` : ""}>
    <h2 id="welcome-title">${room.closed === undefined ? title : html`<bdi>${room.name}</bdi> is closed to you`}</h2>
    ${room.closed === undefined ? "" : html`<p class="closed">${room.closed} On Slack or Discord you would not be in this channel.</p>`}
    <p>You act as <b><bdi>${as.name}</bdi></b>. Convene answers what you type; the answer is for you alone, and what the room should know is posted here.</p>
    ${
      messages.length === 0 && room.closed === undefined
        ? html`<ol class="steps"><li>Act as somebody who takes part, and register.</li><li>Act as the secretariat, and confirm them.</li><li>Act as a co-chair, and open a poll.</li><li>Vote, and move the clock forward to see reminders and the result.</li></ol>`
        : ""
    }
    ${
      tries.length > 0
        ? html`<p class="try-first" id="try-first">Try first:</p><ul class="tries" aria-labelledby="try-first">${tries.map(
            (one) =>
              html`<li><button type="button" class="try" data-try="${one.text}"><span class="hidden">Use </span><code>${one.text}</code><small>${one.why}</small></button></li>`,
          )}</ul>`
        : ""
    }
  </section>`;
}

function renderTop({ as, room, activity }: Page): Html {
  return html`<header class="top">
    <h1><span class="brand">Convene</span> <span class="title"><bdi>${activity.title}</bdi></span> <span class="mark">Sandbox</span></h1>
    <div class="pickers">
      <button type="button" class="button" popovertarget="who"><span class="small">Acting as</span> <bdi>${as.name}</bdi></button>
      <button type="button" class="button" popovertarget="where"><span class="small">Room</span> <bdi>${room.name}</bdi></button>
      <button type="button" class="button" popovertarget="board"><span class="small">Board</span> <span id="board-short">What waits</span></button>
      <button type="button" class="button" popovertarget="time"><span class="small">Clock</span> <span id="clock-short"></span></button>
    </div>
  </header>`;
}

function renderComposer({ as, room }: Page): Html {
  return html`<form class="composer" id="composer">
    <label for="line" class="hidden">Command, as ${as.name}, in ${room.name}</label>
    <input id="line" name="text" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send" placeholder="Type a command, or press ↓" aria-describedby="keys">
    <button type="submit" class="button main">Send</button>
    <p class="help" id="keys"><kbd>Enter</kbd> sends · <kbd>↓</kbd> shows what can come next · <kbd>Esc</kbd> closes it</p>
    <noscript><p class="error">Sending needs JavaScript.</p></noscript>
  </form>`;
}

const STYLES = ["base", "buttons", "forms", "together", "side", "layout", "timeline", "thread", "parts", "composer"];

export function renderPage(page: Page, reading: Reading): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${page.room.name}, as ${page.as.name} · ${page.activity.title} · Convene sandbox</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
<script type="module" src="/assets/page.js"></script></head>
<body data-as="${page.as.handle}" data-room="${page.room.slug}">
<a class="skip" href="#line">Skip to the message field</a>
${renderTop(page)}
<div class="column" id="left"><aside id="where" class="side" popover aria-label="Rooms">${renderRooms(page)}</aside>
<aside id="who" class="side" popover aria-label="People">${renderPeople(page)}</aside></div>
<main>
  <div class="room-head"><h2><bdi>${page.room.name}</bdi></h2><p>as <b><bdi>${page.as.name}</bdi></b></p></div>
  <div class="scroll" id="scroll" role="region" aria-label="Messages" tabindex="0">${renderWelcome(page)}<ol class="timeline" id="timeline">${renderEntries(page.messages, reading, page.as.handle)}</ol></div>
  ${renderComposer(page)}
</main>
<div class="column" id="right"><aside id="time" class="side" popover aria-label="Clock"><h2 class="hidden">Clock</h2><div id="clock">${renderClock(page.next, reading)}</div><p class="help" id="clock-said"></p></aside>
<aside id="board" class="side" popover aria-label="Board"><h2 class="hidden">Board</h2><div id="home">${renderHome(page.home, reading)}</div></aside></div>
<p class="hidden" id="announce" role="status"></p>
<dialog id="form" aria-labelledby="form-title"></dialog>
<dialog id="confirm" aria-labelledby="confirm-text"><form method="dialog"><p id="confirm-text"></p><div class="actions"><button class="button" value="no">Cancel</button><button class="button main" value="yes" id="confirm-yes"></button></div></form></dialog>
</body></html>`;
}

import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from "ical-generator";
import type { Activity } from "#core/contract/context.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { shownEnd } from "../time/shown-end.ts";
import { vtimezone } from "../time/vtimezone.ts";
import { registrationEnd } from "./deadlines.ts";

const REFRESHED_HOURS = 1;

/** Meetings as an iCalendar file (RFC 5545), whose every line ends in CRLF: no remote link, nobody's name. */
export function writeCalendar(activity: Activity, meetings: Meeting[]): string {
  const { acronym } = activity.charter;
  const calendar = ical({
    name: acronym,
    prodId: { company: "Convene", product: "Convene", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESHED_HOURS * 3600,
    timezone: { name: null, generator: (zone) => zoneOf(zone, meetings) },
  });
  for (const meeting of meetings) calendar.createEvent(eventOf(activity, meeting));
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** With the changes of a year more, for clients that keep it. */
function zoneOf(zone: string, meetings: Meeting[]): string {
  const there = meetings.filter((meeting) => meeting.zone === zone);
  const [first] = there.map((meeting) => meeting.startsAt).sort(Temporal.Instant.compare);
  const last = there
    .map((meeting) => meeting.endsAt)
    .sort(Temporal.Instant.compare)
    .at(-1);
  if (!first || !last) throw new Error(`no meeting is in ${zone}`);
  return vtimezone(zone, first, last.add({ hours: 24 * 366 }));
}

/** An instant is written in UTC: for zones that are UTC, and for what calendars compare. */
function eventOf(activity: Activity, meeting: Meeting): ICalEventData {
  const { uid, sequence, startsAt, endsAt, zone, title, number, place, madeAt, changedAt, state } = meeting;
  const { acronym, webPage } = activity.charter;
  const at = (instant: Temporal.Instant) => (zone === "UTC" ? instant : instant.toZonedDateTimeISO(zone));
  return {
    id: uid,
    sequence,
    start: at(startsAt),
    end: at(endsAt),
    ...(zone === "UTC" ? {} : { timezone: zone }),
    summary: plain(`${title} (${acronym} meeting ${number})`),
    location: plain(place ?? "Remote"),
    description: plain(describe(activity, meeting)),
    url: webPage,
    status: state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: changedAt,
    created: madeAt,
    lastModified: changedAt,
  };
}

function describe(activity: Activity, meeting: Meeting): string {
  const { number, colocation, remote, state } = meeting;
  if (state === "cancelled") return "This meeting is cancelled.";
  const { endsInWords } = shownEnd(registrationEnd(meeting), activity.zone);
  return [
    ...(colocation ? [`Co-located with ${colocation}.`] : []),
    ...(remote
      ? [`Remote participation is possible: "meeting join meeting:${number}" shows the link to the registered.`]
      : []),
    `Registration until ${endsInWords}.`,
  ].join("\n");
}

/** Calendars hold no control characters but the line feed. */
const plain = (text: string) => text.replaceAll("\r\n", "\n").replaceAll(/[^\P{Cc}\n]/gu, " ");

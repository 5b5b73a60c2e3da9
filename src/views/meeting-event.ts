import type { CalendarEvent } from "#core/contract/adapter.ts";
import type { MeetingFace } from "./meeting.ts";

/** Only our own words in the description: a calendar may read marks in it. */
export function meetingEvent(face: MeetingFace): CalendarEvent {
  const { acronym, number, title, startsAt, endsAt, place, remote, registration, state } = face;
  const far = remote ? " Remote participation is possible; the link is shown to the registered." : "";
  return {
    name: `${acronym} meeting ${number}: ${title}`,
    description: `Register with the command "meeting register", until ${registration.endsInWords}.${far}`,
    place: place ?? "Remote",
    startsAt,
    endsAt,
    state: state === "past" ? "ended" : state,
  };
}

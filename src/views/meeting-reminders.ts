import type { Reminded } from "#core/contract/reminders.ts";
import type { Choice, Span } from "#core/contract/view.ts";
import type { MeetingFace } from "./meeting.ts";
import { button, choices, ended, line } from "./say.ts";

const at = (instant: string, zone: string): Span => ({ at: instant, zone, show: "datetime" });
const where = ({ place, remote }: MeetingFace) =>
  [...(place ? [place] : []), ...(remote ? [place ? "or remotely" : "remotely"] : [])].join(" ");

function about(face: MeetingFace): Pick<Reminded, "parts" | "open"> {
  const args = { meeting: String(face.number) };
  return {
    parts: [line({ bold: face.title })],
    open: button(`Show meeting ${face.number}`, face.activity, "meeting show", args),
  };
}

const join = ({ activity, number }: MeetingFace): Choice =>
  button("Join", activity, "meeting join", { meeting: String(number) });

const registers = ({ activity, number, place, remote }: MeetingFace): Choice[] => {
  const comes = (label: string, mode: string) =>
    button(label, activity, "meeting register", { meeting: String(number), mode });
  return [
    ...(place ? [comes("Register on site", "on-site")] : []),
    ...(remote ? [comes("Register remotely", "remote")] : []),
    comes("Send regrets", "regrets"),
  ];
};

export function meetingReminder(face: MeetingFace, mode: "on-site" | "remote" | null): Reminded {
  const opening = `Meeting ${face.number} starts on `;
  const shown = about(face);
  const place = where(face);
  const registered = mode !== null;
  return {
    ...shown,
    summary: `${opening}${face.inWords}: ${ended(face.title)}`,
    lead: [opening, at(face.startsAt, face.zone), ...(place ? [`, ${place}.`] : ["."])],
    actions: [choices(...(registered ? [...(mode === "remote" ? [join(face)] : []), shown.open] : registers(face)))],
    why: registered
      ? "You receive this because you are registered for it."
      : "You receive this because you are a member and have not registered for it.",
  };
}

export function registrationReminder(face: MeetingFace): Reminded {
  const opening = `Registration for meeting ${face.number} is open until `;
  return {
    ...about(face),
    summary: `${opening}${face.registration.endsInWords}: ${ended(face.title)}`,
    lead: [opening, at(face.registration.endsAt, face.registration.zone), "."],
    actions: [choices(...registers(face))],
    why: "You receive this because you are a member and have not registered for this meeting.",
  };
}

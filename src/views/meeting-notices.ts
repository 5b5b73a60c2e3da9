import type { Leader } from "#core/contract/leader.ts";
import type { Message } from "#core/contract/view.ts";
import { HOW, type MeetingFace } from "./meeting.ts";
import { button, capitalized, choices, inARow, line, say } from "./say.ts";

type Mode = "on-site" | "remote" | "regrets";
/** "ended": would have come remotely, which is not possible any more. */
type Part = Mode | "ended";

const show = ({ activity, number }: MeetingFace) =>
  choices(button("Show the meeting", activity, "meeting show", { meeting: String(number) }));

/** To officers, when its time is over and nobody has started it. */
export function meetingPast(face: MeetingFace): Message {
  const { activity, number, acronym, title, inWords } = face;
  const text = `Meeting ${number} of ${acronym}, ${title}, ${inWords}, should be over, and nobody has started it here. Was it held?`;
  const args = { meeting: String(number) };
  const held = button("It was held", activity, "meeting end", args);
  const cancel = button("It was not held", activity, "meeting cancel", args);
  const confirm = `Cancel meeting ${number}? The registered are told.`;
  return say(
    text,
    line(
      "If it was held, its attendance can be taken after that. If it is put off, meeting move gives it another time.",
    ),
    choices({ ...held, tone: "main" }, { ...cancel, tone: "danger", confirm }),
    show(face),
    line("You receive this because you are an officer of this activity."),
  );
}

/** To officers, a while after it should have ended. */
export function meetingOverrun(face: MeetingFace): Message {
  const { activity, number, acronym, title, inWords } = face;
  const text = `Meeting ${number} of ${acronym}, ${title}, ${inWords}, was started, and nobody has ended it here. Is it over?`;
  const end = button("End the meeting", activity, "meeting end", { meeting: String(number) });
  return say(
    text,
    line("Its attendance can still be corrected after that."),
    choices({ ...end, tone: "main" }),
    show(face),
    line("You receive this because you are an officer of this activity."),
  );
}

/** `before`: how they were to come until then. */
type Registered = { mode: Mode; before: Mode | undefined };

/** To a member whom an officer registered. */
export function meetingRegistered(face: MeetingFace, part: Registered, leader: Leader): Message {
  const which = `meeting ${face.number} of ${face.acronym}, ${face.title}, ${face.inWords}`;
  const text = registeredWords(part, which);
  return say(`${text} ${capitalized(leader.one)} or the secretariat did this.`, show(face));
}

function registeredWords({ mode, before }: Registered, which: string): string {
  const came = before === undefined || before === "regrets" ? undefined : HOW[before];
  if (mode === "regrets") {
    const instead = came === undefined ? "" : ` You are not registered to attend ${came} any more.`;
    return `Your regrets for ${which}, were noted for you.${instead}`;
  }
  const instead =
    came !== undefined ? `, no longer ${came}` : before === "regrets" ? ", in the place of your regrets" : "";
  const now = before === undefined ? "You were registered" : "Your registration was changed: you are now registered";
  return `${now} to attend ${HOW[mode]}${instead}: ${which}.`;
}

const CHANGED: Record<string, string> = {
  startsAt: "the time",
  endsAt: "the time",
  zone: "the time zone",
  place: "the place",
  title: "the title",
  colocation: "the co-location",
  remote: "remote participation",
  link: "the remote link",
  registrationEndsAt: "the deadline for registration",
  documentsEndAt: "the deadline for documents",
};

/** `before`: when it would have been, where that is what changed; `what`: columns that changed. */
export function meetingChanged(
  face: MeetingFace,
  mode: Part,
  { before, what }: { before: string | undefined; what: string[] },
): Message {
  const { number, acronym, title, registration } = face;
  const words = Object.entries(CHANGED).flatMap(([name, word]) => (what.includes(name) ? [word] : []));
  const link = what.includes("link") && mode !== "regrets" && mode !== "ended";
  const how = link && words.length === 1 ? "a new remote link" : ["changed", inARow([...new Set(words)])].join(": ");
  const changed = `Meeting ${number} of ${acronym}, ${title}, has ${words.length === 0 ? "changed" : how}.`;
  const since = before || what.includes("place") ? "It is now" : "It is";
  const now = `${since} on ${face.inWords}, ${where(face)}.${before ? ` Before, it was on ${before}.` : ""}`;
  const open =
    mode === "regrets" && !registration.over ? ` Registration is open until ${registration.endsInWords}.` : "";
  const text = `${changed} ${now}${open}${modeNow(face, mode, what)}`;
  return { kind: "message", summary: text, parts: [line(text), line(why(mode)), ...buttons(face, mode, link)] };
}

/** What became of the way one is registered to come. */
function modeNow({ place }: MeetingFace, mode: Part, what: string[]): string {
  if (mode === "ended")
    return " Remote participation is not possible any more, so you are not registered now: please register to come on site, or send regrets.";
  if (mode !== "remote") return "";
  return what.includes("place") && place === undefined ? " You are registered to attend remotely." : "";
}

const where = ({ place, remote }: MeetingFace) =>
  place ? `in ${place}${remote ? ", with remote participation" : ""}` : "held remotely";

const DID: Record<Part, string> = {
  "on-site": "are registered",
  remote: "are registered",
  regrets: "sent regrets",
  ended: "were registered",
};
const why = (mode: Part) => `You receive this because you ${DID[mode]} for this meeting.`;

function buttons({ activity, number }: MeetingFace, mode: Part, link: boolean) {
  const args = { meeting: String(number) };
  const regrets = button("Send regrets", activity, "meeting register", { ...args, mode: "regrets" });
  const shown = button("Show the meeting", activity, "meeting show", args);
  const join = button("Join", activity, "meeting join", args);
  const come = button("Come on site", activity, "meeting register", { ...args, mode: "on-site" });
  return [
    choices(
      ...(mode === "ended" ? [come] : []),
      shown,
      ...(link ? [join] : []),
      ...(mode === "regrets" ? [] : [regrets]),
    ),
  ];
}

export function meetingCancelledNotice(face: MeetingFace, mode: Mode): Message {
  const { number, acronym, title, inWords, cancelledWhy } = face;
  const text = `Meeting ${number} of ${acronym}, ${title}, ${inWords}, is cancelled.`;
  const reason = cancelledWhy ? [line(cancelledWhy)] : [];
  return {
    kind: "message",
    summary: cancelledWhy ? `${text} ${cancelledWhy}` : text,
    parts: [line(text), ...reason, line(why(mode)), show(face)],
  };
}

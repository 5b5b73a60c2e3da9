import type { Message } from "#core/contract/view.ts";
import { HOW } from "./meeting.ts";
import { button, choices, counted, line, say } from "./say.ts";

/** So much fits where a meeting is named in one line. */
export const TITLE_CHARS = 150;

export const showMeeting = (activity: string, number: number) =>
  button(`Show meeting ${number}`, activity, "meeting show", { meeting: String(number) });

const showIt = (activity: string, number: number) =>
  choices(button("Show the meeting", activity, "meeting show", { meeting: String(number) }));

/** `notice`: what the charter asks for, where this is less. */
type Scheduled = { number: number; title: string; inWords: string; rooms: number; notice: string | undefined };

const tooShort = (notice: string | undefined) =>
  notice === undefined ? "" : ` The charter asks for ${notice} of notice; this is less.`;

export function meetingScheduled(activity: string, meeting: Scheduled, prefix: string): Message {
  const { number, title, inWords, rooms, notice } = meeting;
  const where =
    rooms > 0
      ? `Its card is shown in ${counted(rooms, "room")}.`
      : `No room shows it yet: type ${prefix}room bind in the channel that should.`;
  return say(
    `Meeting ${number} is scheduled: ${title}, ${inWords}. ${where}${tooShort(notice)}`,
    showIt(activity, number),
  );
}

export function slotScheduledAlready(activity: string, of: { poll: number; slot: number; meeting: number }): Message {
  const { poll, slot, meeting } = of;
  const text = `Slot ${slot} of poll ${poll} is scheduled already as meeting ${meeting}.`;
  return say(text, choices(showMeeting(activity, meeting)));
}

type Registered = {
  number: number;
  title: string;
  inWords: string;
  mode: "on-site" | "remote" | "regrets";
  changed: boolean;
  unchanged: boolean;
  /** Of the member an officer registered. */
  name: string | undefined;
};

export function meetingRegistration(activity: string, made: Registered): Message {
  const { number, title, inWords, mode, unchanged, changed, name } = made;
  const which = `meeting ${number}, ${title}, ${inWords}`;
  const verb = name === undefined ? "You are" : `${name} is`;
  const said = unchanged ? "already" : changed ? "now" : "";
  const regrets = `${name === undefined ? "Your regrets" : `The regrets of ${name}`} for ${which}, are noted.`;
  const text =
    mode === "regrets"
      ? regrets
      : `${[verb, said, "registered"].filter(Boolean).join(" ")} to attend ${HOW[mode]}: ${which}.`;
  return say(text, showIt(activity, number));
}

const toldText = (told: number) =>
  told === 0 ? "Nobody had to be told." : `${counted(told, "person", "people")} will be told.`;

/** `approval`: the poll on its agenda, which would have ended after the start; `short`: what it should be open for at least, "7 days". */
type Moved = Omit<Scheduled, "rooms"> & {
  told: number;
  approval: { poll: number; short: string | undefined } | undefined;
};

export function meetingMoved(activity: string, moved: Moved): Message {
  const { number, title, inWords, told, notice, approval } = moved;
  const text = `Meeting ${number} is changed: ${title}, ${inWords}. ${toldText(told)}${tooShort(notice)}`;
  if (!approval) return say(text, showIt(activity, number));
  const { poll, short } = approval;
  const early =
    short === undefined
      ? ""
      : ` That is less than ${short} after it was opened: unless everybody has answered by then, the meeting itself decides on its agenda.`;
  const show = button(`Show poll ${poll}`, activity, "poll show", { poll: String(poll) });
  return say(
    text,
    line(`Poll ${poll}, on its agenda, now ends when it starts, and the rooms are told so.${early}`),
    choices(button("Show the meeting", activity, "meeting show", { meeting: String(number) }), show),
  );
}

type Cancelled = {
  number: number;
  title: string;
  told: number;
  /** What this ends of its agenda. */
  agenda: { poll: number | undefined; carried: number; to: number | undefined };
};

export function meetingCancelled(activity: string, { number, title, told, agenda }: Cancelled): Message {
  const { poll, carried, to } = agenda;
  const text = [
    `Meeting ${number}, ${title}, is cancelled. ${toldText(told)}`,
    ...(poll === undefined ? [] : [`Poll ${poll}, on its agenda, is closed without a result.`]),
    ...(to === undefined
      ? []
      : [
          `${counted(carried, "deferred item")} of it ${carried === 1 ? "is" : "are"} on the agenda of meeting ${to} now.`,
        ]),
  ].join(" ");
  return say(text, showIt(activity, number));
}

type Withdrawn = { number: number; title: string; name: string | undefined; mode: string; final: boolean };

export function meetingWithdrawal(activity: string, { number, title, name, mode, final }: Withdrawn): Message {
  const what = mode === "regrets" ? "regrets" : "registration";
  const whose = name === undefined ? `Your ${what}` : `The ${what} of ${name}`;
  const are = mode === "regrets" ? "are" : "is";
  const then = final ? " Registration has closed, so this cannot be taken back." : "";
  return say(`${whose} for meeting ${number}, ${title}, ${are} withdrawn.${then}`, showIt(activity, number));
}

type Seen = { name: string | undefined; attended: "on-site" | "remote" | "absent" };
const CAME = { "on-site": "attends on site", remote: "attends remotely", absent: "is absent" };
const YOU = { "on-site": "You attend on site", remote: "You attend remotely", absent: "You are absent" };

export function meetingAttendance(activity: string, taken: { number: number; title: string; seen: Seen[] }): Message {
  const { number, title, seen } = taken;
  const each = seen.map(({ name, attended }) => (name === undefined ? YOU[attended] : `${name} ${CAME[attended]}`));
  return say(`Noted for meeting ${number}, ${title}: ${each.join("; ")}.`, showIt(activity, number));
}

export function meetingLink(joined: {
  number: number;
  title: string;
  link: string;
  startsAt: string;
  zone: string;
}): Message {
  const { number, title, link, startsAt, zone } = joined;
  const text = `Meeting ${number}, ${title}`;
  return {
    kind: "message",
    summary: `${text}: ${link}`,
    parts: [
      line(`${text}, starts `, { at: startsAt, zone, show: "datetime" }, ". Join it here:"),
      line({ link, label: link }),
      line("Please do not pass this link on: others receive it when they register."),
    ],
  };
}

export function meetingStarted(activity: string, { number, title }: { number: number; title: string }): Message {
  const attend = button("I am here", activity, "meeting attend", { meeting: String(number) });
  const end = button("End the meeting", activity, "meeting end", { meeting: String(number) });
  return say(
    `Meeting ${number}, ${title}, has started. Attendance can be taken now.`,
    choices(attend, { ...end, confirm: `End meeting ${number}?` }),
  );
}

type Calendar = {
  meetings: { number: number; title: string }[];
  member: boolean;
  officer: boolean;
  feed: string | undefined;
};

export function meetingCalendar({ meetings, member, officer, feed }: Calendar): Message {
  const [only] = meetings;
  const what =
    meetings.length === 1 && only ? `meeting ${only.number}, ${only.title}` : counted(meetings.length, "meeting");
  const text = `The calendar file of ${what}.`;
  if (!member) return say(text);
  if (!feed && !officer) return say(text);
  if (!feed) return say(`${text} To have an address to subscribe to as well, whoever runs this bot sets PUBLIC_URL.`);
  return {
    kind: "message",
    summary: `${text} To subscribe: ${feed}`,
    parts: [
      line(
        `${text} To have every change in your calendar, subscribe to this address; whoever has it can read the calendar:`,
      ),
      line({ link: feed, label: feed }),
    ],
  };
}

export function calendarRenewed({ feed }: { feed: string | undefined }): Message {
  const text = "The calendar has a new address. The old one no longer works: whoever had subscribed subscribes again.";
  if (!feed) return say(text);
  return { kind: "message", summary: `${text} ${feed}`, parts: [line(text), line({ link: feed, label: feed })] };
}

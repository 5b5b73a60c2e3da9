import type { Message, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

type Opened = {
  number: number;
  question: string;
  per: "person" | "organization";
  seats: number;
  rooms: number;
  hiddenFrom: number;
  endsAt: string;
  endsInWords: string;
  zone: string;
};

export function pollOpened(activity: string, poll: Opened): Message {
  const who = counted(poll.seats, poll.per === "person" ? "member" : "organization");
  const { where, missing } = whereShown(poll);
  const args = { poll: String(poll.number) };
  const end: Span = { at: poll.endsAt, zone: poll.zone, show: "datetime" };
  return {
    kind: "message",
    summary: `Poll ${poll.number} is open until ${poll.endsInWords}: ${poll.question} ${who} can vote. ${where}${missing}`,
    parts: [
      line(`Poll ${poll.number} is open until `, end, `. ${who} can vote.`),
      line({ bold: poll.question }),
      line(`${where}${missing}`),
      choices(button("Show the poll", activity, "poll show", args)),
    ],
  };
}

function whereShown({ rooms, hiddenFrom }: Opened): { where: string; missing: string } {
  const where =
    rooms === 0
      ? "It is not shown in any room yet: bind a room with room bind."
      : `Its card is shown in ${counted(rooms, "room")}.`;
  const missing =
    hiddenFrom === 0
      ? ""
      : ` It is not shown in ${counted(hiddenFrom, "room")} open to more people than the poll is for.`;
  return { where, missing };
}

type Voted = {
  number: number;
  labels: string[];
  changed: boolean;
  organization: string | undefined;
  results: "always" | "after-voting" | "after-closing";
};

export function voted(activity: string, vote: Voted): Message {
  const whose = vote.organization ? `The vote of ${vote.organization}` : "Your vote";
  const done = vote.changed ? "is changed" : "is counted";
  const text = `${whose} in poll ${vote.number} ${done}: ${vote.labels.join("; ")}.`;
  const later = "You can change it until the poll closes.";
  return say(
    `${text} ${later}`,
    choices(button("Show the poll", activity, "poll show", { poll: String(vote.number) })),
  );
}

export function pollClosed(activity: string, number: number): Message {
  const text = `Poll ${number} is closed. Its result is said in every room that shows it.`;
  return say(text, choices(button("Show the result", activity, "poll show", { poll: String(number) })));
}

export function pollExtended(
  activity: string,
  poll: { number: number; endsAt: string; endsInWords: string; zone: string },
): Message {
  const end: Span = { at: poll.endsAt, zone: poll.zone, show: "datetime" };
  return {
    kind: "message",
    summary: `Poll ${poll.number} is now open until ${poll.endsInWords}. Its reminders moved with it.`,
    parts: [
      line(`Poll ${poll.number} is now open until `, end, ". Its reminders moved with it."),
      choices(button("Show the poll", activity, "poll show", { poll: String(poll.number) })),
    ],
  };
}

type Listed = {
  number: number;
  question: string;
  closed: boolean;
  seats: number;
  cast: number;
  endsAt: string;
  zone: string;
};

export function pollList(polls: Listed[], prefix: string): Message {
  if (polls.length === 0) return say(`No poll has been opened yet. A co-chair opens one with ${prefix}poll open.`);
  const open = polls.filter((poll) => !poll.closed).length;
  const summary = `${counted(polls.length, "poll")}, ${open} open.`;
  const items = polls.map((poll): Span[] => {
    const turnout = `${poll.cast} of ${poll.seats} voted`;
    const state: Span[] = poll.closed
      ? [`closed, ${turnout}`]
      : ["open until ", { at: poll.endsAt, zone: poll.zone, show: "datetime" }, `, ${turnout}`];
    return [{ bold: `${poll.number}` }, ` ${poll.question} — `, ...state];
  });
  return { kind: "message", summary, parts: [line(summary), { kind: "list", ordered: false, items }] };
}

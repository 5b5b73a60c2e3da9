import type { Leader } from "#core/contract/leader.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { objectionStands } from "./objection-answers.ts";
import { turnout } from "./poll.ts";
import { pollPlanned } from "./poll-opening.ts";
import { fewerThanQuorum } from "./quorum.ts";
import { button, choices, counted, ended, line, say } from "./say.ts";
import { seatWord } from "./seat-word.ts";

type Opened = {
  number: number;
  question: string;
  per: "person" | "organization";
  visibility: "everyone" | "members" | "co-chairs";
  seats: number;
  quorum: number | null;
  rooms: number;
  hiddenFrom: number;
  /** It opens later. */
  opensAt?: string;
  opensInWords?: string;
  endsAt: string;
  endsInWords: string;
  zone: string;
};

export function pollOpened(activity: string, poll: Opened, prefix: string): Message {
  const who = counted(poll.seats, seatWord(poll));
  const where = whereShown(poll, prefix);
  const args = { poll: String(poll.number) };
  const end: Span = { at: poll.endsAt, zone: poll.zone, show: "datetime" };
  const may = `${who} can vote.${fewerThanQuorum(poll)}`;
  if (poll.opensInWords !== undefined) return pollPlanned(activity, poll, where);
  return {
    kind: "message",
    summary: `Poll ${poll.number} is open until ${poll.endsInWords}: ${ended(poll.question)} ${may} ${where}`,
    parts: [
      line(`Poll ${poll.number} is open until `, end, `. ${may}`),
      line({ bold: poll.question }),
      line(where),
      choices(button("Show the poll", activity, "poll show", args)),
    ],
  };
}

function whereShown({ rooms, hiddenFrom }: Opened, prefix: string): string {
  const many = hiddenFrom !== 1;
  const wider = `${many ? "are" : "is"} open to more people than this poll is for`;
  if (rooms > 0) {
    const not = ` The other ${many ? `${hiddenFrom} bound rooms` : "bound room"} ${wider}.`;
    return `Its card is shown in ${counted(rooms, "room")}.${hiddenFrom === 0 ? "" : not}`;
  }
  if (hiddenFrom > 0) return `No room shows it: the ${counted(hiddenFrom, "bound room")} ${wider}.`;
  return `No room shows it yet: type ${prefix}room bind in the channel that should.`;
}

type Voted = {
  number: number;
  /** Absent for a secret vote, which no answer repeats. */
  words: string | undefined;
  /** The same with times, as each platform shows them. */
  timed?: Span[];
  outcome: "voted" | "vote changed" | "vote repeated";
  organization: string | undefined;
  results: "always" | "after-voting" | "after-closing";
  /** In a poll decided by consensus: the objection that stands now, or ended with this. */
  objection?: number;
  withdrawn?: number;
  reason?: "changed" | "same";
};

const DONE = { voted: "is counted", "vote changed": "is changed", "vote repeated": "stays as it was" };

export function voted(activity: string, vote: Voted, leader: Leader): Message {
  const whose = vote.organization ? `The vote of ${vote.organization}` : "Your vote";
  const done = vote.reason === undefined ? DONE[vote.outcome] : "is as before";
  const opening = `${whose} in poll ${vote.number} ${done}`;
  const text = `${opening}${vote.words === undefined ? "" : `: ${vote.words}`}.`;
  const later = "You can change it until the poll closes.";
  const show = choices(button("Show the poll", activity, "poll show", { poll: String(vote.number) }));
  const said = say([text, ...objecting(vote, leader), later].join(" "), show);
  return vote.timed ? { ...said, parts: [line(`${opening}: `, ...vote.timed, `. ${later}`), show] } : said;
}

function objecting({ objection, reason, withdrawn }: Voted, leader: Leader): string[] {
  if (objection !== undefined) return [objectionStands({ objection, reason }, leader, "nothing is agreed")];
  return withdrawn === undefined ? [] : [`Objection ${withdrawn} is withdrawn with it.`];
}

const endedHow = ({ one }: Leader): Record<string, string> => ({
  agreed: " and agreed",
  waiting: `, not agreed, and waits for ${one}`,
  "not-agreed": " for good, without agreement",
});

/** `phase`: where a proposal stands now. `calledOff`: it had not opened. */
type Closed = { poll: { number: number }; phase?: string; calledOff?: true };

export function pollClosed(activity: string, { poll, phase, calledOff }: Closed, leader: Leader): Message {
  const { number } = poll;
  const show = (label: string) => choices(button(label, activity, "poll show", { poll: String(number) }));
  if (calledOff)
    return say(`Poll ${number} is called off: it does not open, and its card says so.`, show("Show the poll"));
  const how = phase === undefined ? "" : (endedHow(leader)[phase] ?? "");
  const text = `Poll ${number} is closed${how}. The result will be posted in every room that shows this poll.`;
  return say(text, show("Show the result"));
}

export function pollExtended(
  activity: string,
  poll: { number: number; endsAt: string; endsInWords: string; zone: string },
): Message {
  const end: Span = { at: poll.endsAt, zone: poll.zone, show: "datetime" };
  return {
    kind: "message",
    summary: `Poll ${poll.number} now closes on ${poll.endsInWords}. Its reminders moved with it.`,
    parts: [
      line(`Poll ${poll.number} now closes on `, end, ". Its reminders moved with it."),
      choices(button("Show the poll", activity, "poll show", { poll: String(poll.number) })),
    ],
  };
}

type Reminded = { number: number; reminded: number; lately: number; stopped: number };

export function pollReminded({ number, reminded, lately, stopped }: Reminded): Message {
  const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
  const is = (count: number) => (count === 1 ? "is" : "are");
  const sent =
    reminded === 0
      ? `Nobody is reminded of poll ${number} now.`
      : `${people(reminded)} who owe${reminded === 1 ? "s" : ""} a vote in poll ${number} ${is(reminded)} reminded; whoever is in their quiet hours gets it when these end.`;
  const left = [
    ...(lately > 0 ? [`${people(lately)} ${is(lately)} left out, reminded of it a short time ago.`] : []),
    ...(stopped > 0 ? [`${people(stopped)} want${stopped === 1 ? "s" : ""} no reminders of polls.`] : []),
  ];
  return say([sent, ...left].join(" "));
}

type Reopened = { number: number; results: Voted["results"]; endsAt: string; endsInWords: string; zone: string };

export function pollReopened(activity: string, { number, results, endsAt, endsInWords, zone }: Reopened): Message {
  const hidden =
    results === "always" ? "" : " Its card hides the result until it closes again; what rooms were told stays there.";
  const rest = `The votes there are stay and can be changed. Nobody was told.${hidden}`;
  return {
    kind: "message",
    summary: `Poll ${number} is open again until ${endsInWords}. ${rest}`,
    parts: [
      line(`Poll ${number} is open again until `, { at: endsAt, zone, show: "datetime" }, `. ${rest}`),
      choices(button("Show the poll", activity, "poll show", { poll: String(number) })),
    ],
  };
}

type Exported = Pick<Opened, "number" | "per" | "visibility" | "seats"> & { cast: number; aside?: unknown };

/** `aside`: of a proposal, which is answered. */
export function pollExported(poll: Exported): Message {
  const holds = poll.aside
    ? "It holds totals, the objections and how each was met, and the outcome."
    : "It holds totals, and nobody's vote.";
  return say(`The result of poll ${poll.number}: ${turnout(poll)}. ${holds}`);
}

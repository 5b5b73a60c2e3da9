import type { Message, Part, Span } from "#core/contract/view.ts";
import { type PollFace, pollSummary, turnout } from "./poll.ts";
import { rulesParts } from "./poll-rules.ts";
import { withheldWords } from "./poll-secrecy.ts";
import { button, choices, counted, ended, line } from "./say.ts";
import { seatWord } from "./seat-word.ts";

const show = (activity: string, number: number) =>
  choices(button("Show the poll", activity, "poll show", { poll: String(number) }));

type Planned = Pick<PollFace, "number" | "question" | "opensAt" | "opensInWords" | "endsAt" | "endsInWords" | "zone"> &
  Pick<PollFace, "seats" | "per" | "visibility">;

/** To who opens it later; `where`: which rooms show it. */
export function pollPlanned(activity: string, poll: Planned, where: string): Message {
  const { number, question, opensAt = "", opensInWords = "", endsAt, endsInWords, zone } = poll;
  const at = (instant: string): Span => ({ at: instant, zone, show: "datetime" });
  const then =
    poll.seats > 0
      ? `${counted(poll.seats, seatWord(poll))} can vote then.`
      : "Who can vote is settled when it opens, so that those confirmed until then count.";
  return {
    kind: "message",
    summary: `Poll ${number} opens on ${opensInWords} and is then open until ${endsInWords}: ${ended(question)} ${then} ${where}`,
    parts: [
      line(`Poll ${number} opens on `, at(opensAt), " and is then open until ", at(endsAt), `. ${then}`),
      line({ bold: question }),
      line(where),
      show(activity, number),
    ],
  };
}

/** In every room, when it opens. */
export function pollOpening(face: PollFace): Message {
  const { number, question, endsAt, endsInWords, zone, seats, activity } = face;
  const who = `${counted(seats, seatWord(face))} can vote.`;
  return {
    kind: "message",
    summary: `Poll ${number} is open now, until ${endsInWords}: ${ended(question)} ${who}`,
    parts: [
      line(`Poll ${number} is open now, until `, { at: endsAt, zone, show: "datetime" }, `. ${who}`),
      line({ bold: question }),
      show(activity, number),
    ],
  };
}

function whyNot(face: PollFace, least: number): string {
  const { seats, secret } = face;
  if (seats === 0) return "nobody who can vote is confirmed";
  if (secret && seats < least) return `${counted(seats, seatWord(face))} could vote, too few for a secret poll`;
  return "its end had come already";
}

/** To co-chairs, when one could not open at its time; a secret one needs at least so many. */
export function pollCalledOff(face: PollFace, least: number): Message {
  const { activity, number, question } = face;
  const text = `Poll ${number} did not open, because ${whyNot(face, least)}. It is called off.`;
  return {
    kind: "message",
    summary: `${text} ${question}`,
    parts: [line(text), line({ bold: question }), show(activity, number)],
  };
}

/** To co-chairs, when accounts were linked and fewer can vote in an open secret poll than it needs. */
export function pollTooFew(face: PollFace, least: number): Message {
  const { activity, number, seats } = face;
  const text = `Since accounts were linked, only ${counted(seats, seatWord(face))} can vote in poll ${number}, which is secret.`;
  const next = `It goes on, but its result will be withheld: fewer than ${least} votes could tell who voted how. To have a result, close it and open a new one.`;
  return { kind: "message", summary: `${text} ${next}`, parts: [line(text), line(next), show(activity, number)] };
}

/** In every room when a poll has closed, where the result would tell who voted how. */
export function pollWithheld(face: PollFace, least: number): Message {
  const parts: Part[] = [
    { kind: "heading", text: `Poll ${face.number} is closed` },
    line({ bold: face.question }),
    line(`${turnout(face)}. ${withheldWords(least)}`),
    ...rulesParts(face, undefined),
  ];
  return { kind: "message", summary: pollSummary(face), parts };
}

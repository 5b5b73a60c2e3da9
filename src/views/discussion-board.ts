import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Span } from "#core/contract/view.ts";
import { button, counted } from "./say.ts";
import { seatWord } from "./seat-word.ts";

type Open = {
  number: number;
  subject: string;
  visibility: string;
  per: "person" | "organization";
  /** In a consensus call, not in the comment period. */
  inCall: boolean;
  seats: number;
  cast: number;
  endsAt: string;
  zone: string;
};

export function discussionOpen(open: Open): Span[] {
  const { number, subject, inCall, seats, cast, endsAt, zone } = open;
  const have = cast === 1 || seats === 1 ? "has" : "have";
  const done = `${cast} of ${counted(seats, seatWord(open))} ${have} ${inCall ? "answered" : "taken a position"}.`;
  return [
    { bold: `Discussion ${number}: ${subject}` },
    inCall ? " Consensus call until " : " Comments until ",
    { at: endsAt, zone, show: "datetime" },
    `. ${done}`,
  ];
}

const show = (activity: string, discussion: number) =>
  button(`Show discussion ${discussion}`, activity, "discussion show", { discussion: String(discussion) });

type Objection = { discussion: number; number: number; state: string; objector: string };

export const objectionInCallWaits = (
  activity: string,
  { discussion, number, state, objector }: Objection,
): Waiting => ({
  said: [
    state === "answered"
      ? `Your objection ${number} in discussion ${discussion} was answered. Withdraw it if that meets it.`
      : `Objection ${number} of ${objector} in discussion ${discussion} waits for an answer.`,
  ],
  open: show(activity, discussion),
});

const waits = ({ one }: Leader) => ({
  ended: `had its comment period and waits for what ${one} does next`,
  waiting: `is not agreed and waits for ${one}`,
  agreed: "is agreed and waits to be concluded",
});

type Decide = { number: number; subject: string; phase: "ended" | "waiting" | "agreed"; leader: Leader };

export const discussionWaits = (activity: string, { number, subject, phase, leader }: Decide): Waiting => ({
  said: [`Discussion ${number} ${waits(leader)[phase]}: `, { bold: subject }],
  open: show(activity, number),
});

export const discussionEnds = ({ number, subject, inCall }: Pick<Open, "number" | "subject" | "inCall">): string =>
  `the ${inCall ? "consensus call" : "comment period"} of discussion ${number} ends: ${subject}`;

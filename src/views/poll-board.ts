import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Span } from "#core/contract/view.ts";
import { type PollFace, turnout } from "./poll.ts";
import { button, inARow } from "./say.ts";

type Open = Pick<PollFace, "number" | "question" | "endsAt" | "zone" | "per" | "visibility" | "seats" | "cast"> & {
  aside?: unknown;
};

export const pollOpen = (poll: Open): Span[] => [
  { bold: `Poll ${poll.number}: ${poll.question}` },
  " Until ",
  { at: poll.endsAt, zone: poll.zone, show: "datetime" },
  `. ${turnout(poll)}.`,
];

type Planned = { number: number; question: string; opensAt: string; zone: string };

export const pollPlanned = ({ number, question, opensAt, zone }: Planned): Span[] => [
  { bold: `Poll ${number}: ${question}` },
  " Opens on ",
  { at: opensAt, zone, show: "datetime" },
  ".",
];

/** `names`: the first of them. */
export function pollOwes(names: string[], owing: number): string | undefined {
  if (owing <= 0 || names.length === 0) return undefined;
  const others = owing - names.length;
  return `Not yet: ${inARow(others > 0 ? [...names, `${others} more`] : names)}.`;
}

export const pollCloses = (number: number, question: string): string => `poll ${number} closes: ${question}`;

export const pollOpens = (number: number, question: string): string => `poll ${number} opens: ${question}`;

const show = (activity: string, number: number) =>
  button(`Show poll ${number}`, activity, "poll show", { poll: String(number) });

type Objection = { poll: number; number: number; state: string; objector: string };

export const objectionWaits = (activity: string, { poll, number, state, objector }: Objection): Waiting => ({
  said: [
    state === "answered"
      ? `Your objection ${number} in poll ${poll} was answered. Withdraw it if that meets it.`
      : `Objection ${number} of ${objector} in poll ${poll} waits for an answer.`,
  ],
  open: show(activity, poll),
});

export const notAgreed = (
  activity: string,
  { number, question }: { number: number; question: string },
  leader: Leader,
): Waiting => ({
  said: [`Poll ${number} ended without agreement and waits for ${leader.one}: `, { bold: question }],
  open: show(activity, number),
});

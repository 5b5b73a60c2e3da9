import { sizeOf } from "#core/contract/file.ts";
import type { Leader } from "#core/contract/leader.ts";
import { inARow } from "./say.ts";

export type StatementPurpose = "action" | "comment" | "information";
export type StatementEnd = { endsAt: string; endsInWords: string; zone: string; over: boolean };
export type Destination = { body: string; purpose: StatementPurpose };
export type Contact = { name: string; organization: string | null; country: string | null; email: string | null };
export type StatementState =
  | "received"
  | "assigned"
  | "answered"
  | "noted"
  | "redirected"
  | "draft"
  | "review"
  | "approved"
  | "sent"
  | "withdrawn";

export type AttachedFile = { number: number; name: string; size: number };

/** The meeting that decided it; `at`: when that was, an ISO instant. */
type Decided = { number: number; at: string; zone: string };

/** What a reader may know of a statement. */
export type StatementFace = {
  activity: string;
  number: number;
  direction: "in" | "out";
  state: StatementState;
  title: string;
  sender: string;
  identifier?: string;
  purpose: StatementPurpose;
  destinations: Destination[];
  deadline?: StatementEnd;
  abstract?: string;
  body?: string;
  attachments?: string;
  /** Files that are attached: whoever sees the statement may save them. */
  files: AttachedFile[];
  contacts: Contact[];
  /** Who owes the answer. */
  responsible?: string;
  /** What it answers: on record, or elsewhere. */
  answers?: { number: number; title: string; sender: string; identifier: string | null } | { words: string };
  replies: { number: number; state: StatementState }[];
  approval?: { by: string; at: string; as: "review" | "meeting" | "early" | "changed"; meeting?: Decided };
  /** When it was answered, noted, redirected, withdrawn or sent. ISO instants. */
  settledAt?: string;
  receivedAt?: string;
  /** "by 9 days", where the answer came after the deadline. */
  late?: string;
  discussion?: { number: number; ended: boolean };
  version: number;
  /** After its review: the members have not seen this version. */
  changed: boolean;
  zone: string;
  leader: Leader;
  /** What this reader may do with it; nothing for a room. */
  moves: string[];
};

type Reply = { number: number; state: StatementState };
/** What a statement replies to, and other replies to that. */
export type Answers = { number: number; others: Reply[] };

const SAID: Partial<Record<StatementState, [one: string, several: string]>> = {
  sent: ["was sent", "were sent"],
  draft: ["is a draft", "are drafts"],
};

/** "8 and 9 were sent; 7 is a draft": what has gone out first. */
export function repliesText(replies: Reply[]): string {
  const states = [...new Set(replies.map((one) => one.state))];
  const order: StatementState[] = ["sent", "approved", "review", "draft"];
  const sorted = states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const said = sorted.map((state) => {
    const numbers = replies.filter((one) => one.state === state).map((one) => String(one.number));
    const [one, several] = SAID[state] ?? [`is ${stateText(state)}`, `are ${stateText(state)}`];
    return `${inARow(numbers)} ${numbers.length === 1 ? one : several}`;
  });
  return said.join("; ");
}

export const toText = (destinations: Destination[]) =>
  destinations.map(({ body, purpose }) => `${body} (for ${purpose})`).join("; ");

export const fileText = ({ name, size }: Omit<AttachedFile, "number">) => `${name} (${sizeOf(size)})`;

export const contactText = ({ name, organization, country, email }: Contact) =>
  [name, organization, country, email].filter((one) => one !== null).join(", ");

export function answersText({ answers }: Pick<StatementFace, "answers">): string | undefined {
  if (!answers) return undefined;
  return "words" in answers ? answers.words : `statement ${answers.number}, ${answers.title}`;
}

const STATES: Record<StatementState, string> = {
  received: "received",
  assigned: "received",
  answered: "answered",
  noted: "noted",
  redirected: "redirected",
  draft: "a draft",
  review: "in review",
  approved: "approved",
  sent: "sent",
  withdrawn: "withdrawn",
};

export const stateText = (state: StatementState) => STATES[state];

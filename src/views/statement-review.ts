import { type Destination, toText } from "./statement-face.ts";

/** A statement in review was changed while it took comments, since a consensus call on it began, or after its end. */
export type ChangedWhen = "comments" | "call" | "after";

type Reviewed = {
  number: number;
  version: number;
  destinations: Destination[];
  abstract: string | null;
  body: string | null;
  prefix: string;
};
const SHOWN_CHARS = 1500;

/** What the members are asked; a longer text is read where it stands. */
export function reviewQuestion({ number, version, destinations, abstract, body, prefix }: Reviewed): string {
  const named = version === 1 ? `statement ${number}` : `version ${version} of statement ${number}`;
  const opening = `Can ${named} go out as it is, to ${toText(destinations)}?`;
  const whole = `${prefix}statement show statement:${number} shows all of it.`;
  const text = body !== null && body.length <= SHOWN_CHARS ? body : abstract;
  return text === null ? `${opening} ${whole}` : `${opening} ${whole}\n\n${text}`;
}

export const reviewSubject = (number: number, title: string) => `Review of statement ${number}: ${title}`;

/** `Review of statement 2, "Terms"`: such a subject in a sentence. Undefined for any other. */
export function reviewNamed(subject: string): string | undefined {
  const [, review, title] = /^(Review of statement \d+): (.+)$/.exec(subject) ?? [];
  return review && `${review}, "${title}"`;
}

type Approved = { number: number; identifier: string; changed: boolean };
export const approvalOutcome = ({ number, identifier, changed }: Approved) =>
  `Statement ${number} is approved as ${identifier}.${changed ? " It was changed after this review." : ""}`;

export const reviewedAnew = ({ number }: { number: number }) =>
  `Statement ${number} was changed after that, and is reviewed anew.`;

export const withdrawalOutcome = ({ number }: { number: number }) => `Statement ${number} was withdrawn.`;
/** The number of the statement that was withdrawn by it; undefined for any other outcome. */
export function withdrawnBy(outcome: string | null): number | undefined {
  const number = /^Statement (\d{1,9}) was withdrawn\.$/.exec(outcome ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

const REPLY = /^Reply to [^:]{1,200}: /;

/** "Reply to SG13-LS136: Avatars", and a reply to a reply says so once. */
export function replyTitle({
  identifier,
  sender,
  title,
}: {
  identifier: string | null;
  sender: string;
  title: string;
}) {
  return `Reply to ${identifier ?? sender}: ${title.replace(REPLY, "")}`;
}

import { type Destination, toText } from "./statement-face.ts";

type Reviewed = {
  number: number;
  destinations: Destination[];
  abstract: string | null;
  body: string | null;
  prefix: string;
};
const SHOWN_CHARS = 1500;

/** What the members are asked; a longer text is read where it stands. */
export function reviewQuestion({ number, destinations, abstract, body, prefix }: Reviewed): string {
  const opening = `Can statement ${number} go out as it is, to ${toText(destinations)}?`;
  const whole = `${prefix}statement show statement:${number} shows all of it.`;
  const text = body !== null && body.length <= SHOWN_CHARS ? body : abstract;
  return text === null ? `${opening} ${whole}` : `${opening} ${whole}\n\n${text}`;
}

export const approvalOutcome = ({ number, identifier }: { number: number; identifier: string }) =>
  `Statement ${number} is approved as ${identifier}.`;

export const withdrawalOutcome = ({ number }: { number: number }) => `Statement ${number} was withdrawn.`;

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

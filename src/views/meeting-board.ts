import type { Span } from "#core/contract/view.ts";
import { counted } from "./say.ts";

type Ahead = {
  number: number;
  title: string;
  startsAt: string;
  zone: string;
  state: string;
  counts: { onSite: number; remote: number };
};

export function meetingOpen({ number, title, startsAt, zone, state, counts }: Ahead): Span[] {
  const registered = counts.onSite + counts.remote;
  const when: Span = { at: startsAt, zone, show: "datetime" };
  return [
    { bold: `Meeting ${number}: ${title}` },
    ...(state === "started" ? [" Under way since ", when] : [" On ", when]),
    `. ${registered === 0 ? "Nobody is registered" : `${counted(registered, "person", "people")} registered`}.`,
  ];
}

export const notRegistered = (count: number): string =>
  `Not yet: ${count === 1 ? "1 member has" : `${count} members have`} not registered.`;

const WHAT = {
  documents: (number: number) => `input documents for meeting ${number} are due`,
  registration: (number: number) => `registration for meeting ${number} closes`,
  start: (number: number) => `meeting ${number} starts`,
};

export const meetingDue = (number: number, what: keyof typeof WHAT): string => WHAT[what](number);

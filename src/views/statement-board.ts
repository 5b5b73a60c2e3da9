import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Span } from "#core/contract/view.ts";
import type { StatementEnd } from "./statement-face.ts";
import { showOf } from "./statement-ways.ts";

type Named = { number: number; title: string; sender: string; purpose: string; responsible: string | null };

export function statementOpen({ number, title, sender, purpose }: Named, { endsAt, zone, over }: StatementEnd): Span[] {
  const by = over ? ` From ${sender}, for ${purpose}, overdue since ` : ` From ${sender}, for ${purpose} by `;
  return [{ bold: `Statement ${number}: ${title}` }, by, { at: endsAt, zone, show: "datetime" }, "."];
}

export const statementOwed = ({ responsible }: Named): string =>
  responsible === null ? "Nobody is responsible for the answer yet." : `${responsible} owes the answer.`;

export const statementDue = ({ number, title }: Named): string => `the answer to statement ${number} is due: ${title}`;

type Waits = Named & { what: "note" | "review" | "approve" | "review anew" | "send"; leader: Leader };

const WAITS: Record<Waits["what"], (waits: Waits) => string> = {
  note: ({ number, sender }) => `Statement ${number} from ${sender} is for information, and waits to be noted: `,
  review: ({ number }) => `Your draft of statement ${number} waits to be put in review: `,
  approve: ({ number, leader }) => `Statement ${number} was reviewed and waits for the approval of ${leader.one}: `,
  "review anew": ({ number }) => `Statement ${number} was changed after its review, and waits to be reviewed anew: `,
  send: ({ number }) => `Statement ${number} is approved and waits to be sent: `,
};

export const statementWaits = (activity: string, waits: Waits): Waiting => ({
  said: [WAITS[waits.what](waits), { bold: waits.title }],
  open: showOf({ activity, number: waits.number }),
});

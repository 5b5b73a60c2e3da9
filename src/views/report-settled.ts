import type { Choice, Message } from "#core/contract/view.ts";
import { type ReportFace, type ReportName, reportTitle } from "./report.ts";
import { button, choices, counted, line, say } from "./say.ts";

const to = ({ activity, number }: ReportName, label: string, verb: string, more: Record<string, string> = {}): Choice =>
  button(label, activity, `report ${verb}`, { report: String(number), ...more });
const files = (name: ReportName): Choice[] => [
  to(name, "Word file", "export", { format: "docx" }),
  to(name, "Markdown with sources", "export", { format: "md" }),
];

type Approved = ReportName & {
  addressedTo: string;
  /** Its number among the documents, once the last approval is there. */
  document: string | undefined;
  have: number;
  needed: number;
  /** What to do where too few lead for the approvals that are missing. */
  short: string | undefined;
};

export function reportApproved(approved: Approved): Message {
  const { number, addressedTo, document, have, needed, short } = approved;
  if (document === undefined) {
    const missing = counted(needed - have, "more approval");
    return say(
      `Your approval of report ${number} is recorded: ${have} of ${needed}. It needs ${missing} of the same words.`,
      ...(short === undefined ? [] : [line(short)]),
      choices(to(approved, "Show the report", "show")),
    );
  }
  const text = `Report ${number} is approved as ${document}, and its text is final: ${reportTitle(approved)}.`;
  const next = `It waits to be sent to ${addressedTo}; say so when that is done.`;
  return {
    kind: "message",
    summary: `${text} ${next}`,
    parts: [line(text), line(next), choices(...files(approved), to(approved, "It is sent", "send"))],
  };
}

export const reportSentNow = (sent: ReportName & { addressedTo: string }): Message =>
  say(
    `Report ${sent.number} is recorded as sent to ${sent.addressedTo}. Every room that may see it is told.`,
    choices(to(sent, "Show the report", "show")),
  );

/** Said once in every room that may see it. */
export function reportWasSent(face: ReportFace): Message {
  const title = reportTitle(face);
  const document = face.document === undefined ? "" : ` (${face.document})`;
  const text = `${title}${document} was sent to ${face.addressedTo}.`;
  return {
    kind: "message",
    summary: text,
    parts: [
      line({ bold: title }, `${document} was sent to ${face.addressedTo}.`),
      choices(to(face, "Show the report", "show"), ...files(face)),
    ],
  };
}

/** To whoever had approved what stood there before. */
export const approvalTakenBack = (face: ReportFace): Message =>
  say(
    `Report ${face.number} was changed after you had approved it, so your approval no longer counts. Please read it again.`,
    line({ bold: reportTitle(face) }),
    choices(to(face, "Show the report", "show")),
  );

type Revised = ReportName & { revises: number; document: string | undefined; sent: boolean };

export function reportRevised(revised: Revised): Message {
  const { number, revises, document, sent } = revised;
  const of = document === undefined ? "" : ` (${document})`;
  const stays = sent ? `Report ${revises} stays as it was sent.` : `Until then report ${revises} can still be sent.`;
  return say(
    `Report ${number} is drafted as revision ${revised.revision ?? 1} of report ${revises}${of}, and begins with its words.`,
    line("It is approved and sent as the first one was. ", stays),
    choices(to(revised, "Show the report", "show"), to(revised, "Draft again from the record", "draft")),
  );
}

export const reportWithdrawn = (name: ReportName): Message =>
  say(
    `The draft of report ${name.number} is withdrawn: ${reportTitle(name)}. Its number is not used again.`,
    choices(to(name, "Show the report", "show")),
  );

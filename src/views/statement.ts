import type { Message, Part, Span } from "#core/contract/view.ts";
import { documentSpans } from "./documents.ts";
import { capitalized, choices, inARow, line } from "./say.ts";
import { answersText, contactText, fileText, type StatementFace, stateText, toText } from "./statement-face.ts";
import { type Happening, historyPart } from "./statement-history.ts";
import { statementWays } from "./statement-ways.ts";

/** The live card of a statement. */
export function statementCard(face: StatementFace): Message {
  const options = statementWays(face, { show: true });
  const parts = [...faceParts(face), choices(...options)];
  return { kind: "message", summary: statementSummary(face), parts };
}

/** All of it, for one person. */
export function statementShown(face: StatementFace, history: Happening[]): Message {
  const options = statementWays(face, { show: false });
  return {
    kind: "message",
    summary: statementSummary(face),
    parts: [
      ...faceParts(face),
      ...(face.body === undefined ? [] : [{ kind: "quote" as const, by: [{ bold: "Text" }], spans: [face.body] }]),
      ...historyPart(history, face.zone),
      ...(options.length === 0 ? [] : [choices(...options)]),
    ],
  };
}

export const statementSummary = (face: StatementFace): string =>
  `${headingOf(face)}: ${face.title}. ${plainly(standing(face), face)}`;

export const headingOf = ({ number, direction, sender, destinations }: StatementFace): string =>
  direction === "in"
    ? `Statement ${number} from ${sender}`
    : `Statement ${number} to ${inARow(destinations.map((one) => one.body))}`;

function faceParts(face: StatementFace): Part[] {
  const { abstract } = face;
  return [
    { kind: "heading", text: `Statement ${face.number}` },
    line({ bold: face.title }),
    line(...standing(face)),
    { kind: "facts", rows: facts(face) },
    ...(abstract === undefined ? [] : [{ kind: "quote" as const, by: [{ bold: "Abstract" }], spans: [abstract] }]),
  ];
}

const ASKED = { action: "Action required", comment: "Comment wanted", information: "For information" };
const GIVEN = { action: "Action taken", comment: "Comment given", information: "Answered" };

/** In one or two sentences: what is asked, who owes it, or what became of it. */
function standing(face: StatementFace): Span[] {
  const { state, purpose, responsible, settledAt } = face;
  const on: Span[] = settledAt === undefined ? [] : [" on ", { at: settledAt, zone: face.zone, show: "date" }];
  switch (state) {
    case "received":
      return [...asked(face), purpose === "information" ? "" : ` Nobody is responsible for the answer yet.`];
    case "assigned":
      return [...asked(face), ` ${responsible ?? "Somebody"} is responsible.`];
    case "answered":
      return [{ bold: GIVEN[purpose] }, ...on, face.late === undefined ? "." : `, ${face.late} after the deadline.`];
    case "noted":
      return [{ bold: "Noted" }, ...on, ". No answer is planned."];
    case "redirected":
      return [{ bold: "Redirected" }, ...on, ": it was meant for another body."];
    case "draft":
      return [{ bold: "Draft." }, " It is reviewed and approved before it is sent."];
    case "review":
      return [{ bold: "In review." }, ...reviewed(face)];
    case "approved":
      return [{ bold: "Approved." }, ...approved(face), " It waits to be sent."];
    case "sent":
      return [{ bold: "Sent" }, ...on, ".", ...approved(face)];
    case "withdrawn":
      return [{ bold: face.direction === "in" ? "Off the record" : "Withdrawn" }, ...on, "."];
    default:
      return state satisfies never;
  }
}

function reviewed({ discussion, changed, leader }: StatementFace): Span[] {
  if (!discussion) return [];
  const where = `in discussion ${discussion.number}`;
  if (changed) return [` It was changed since it was put to the members ${where}: they are to see it anew.`];
  return [
    discussion.ended ? ` The review ${where} is over, and ${leader.one} decides.` : ` Comments are taken ${where}.`,
  ];
}

function asked({ purpose, deadline, zone }: StatementFace): Span[] {
  if (purpose === "information" || !deadline) return [{ bold: "For information." }];
  const end: Span = { at: deadline.endsAt, zone, show: "datetime" };
  if (deadline.over) return [{ bold: `${ASKED[purpose]}, overdue` }, " since ", end, "."];
  return [{ bold: ASKED[purpose] }, " by ", end, "."];
}

const AS = {
  review: "after its review",
  meeting: "",
  early: "before a review was over",
  changed: "although it was changed after its review",
};

function approved({ approval }: StatementFace): Span[] {
  if (!approval) return [];
  const { by, as, meeting } = approval;
  return [` Approved by ${by} ${as === "meeting" ? `as decided at meeting ${meeting?.number}` : AS[as]}.`];
}

const plainly = (spans: Span[], { deadline, settledAt }: StatementFace): string =>
  spans
    .map((span) => {
      if (typeof span === "string") return span;
      if ("bold" in span) return span.bold;
      return "at" in span && span.at === settledAt ? settledAt.slice(0, 10) : (deadline?.endsInWords ?? "");
    })
    .join("");

type Row = { label: string; value: Span[] };

function facts(face: StatementFace): Row[] {
  const { identifier, attachments, receivedAt, deadline, direction, zone } = face;
  const words = (label: string, text: string | undefined): Row[] =>
    text === undefined ? [] : [{ label, value: [text] }];
  return [
    ...words(direction === "in" ? "Their identifier" : "Identifier", identifier),
    { label: "From", value: [face.sender] },
    { label: "To", value: [toText(face.destinations)] },
    ...(deadline === undefined || face.state === "received" || face.state === "assigned"
      ? []
      : [{ label: "Deadline", value: [{ at: deadline.endsAt, zone, show: "datetime" as const }] }]),
    ...(receivedAt === undefined
      ? []
      : [{ label: "Received", value: [{ at: receivedAt, zone, show: "date" as const }] }]),
    ...words("Answers", answersText(face)),
    ...words("Replies", repliesText(face)),
    ...(attachments === undefined ? [] : [{ label: "Attachments", value: documentSpans(attachments) }]),
    ...words("Files", filesText(face)),
    ...words("Contacts", face.contacts.length === 0 ? undefined : face.contacts.map(contactText).join("; ")),
  ];
}

/** With their numbers where there are several to choose from. */
function filesText({ files }: StatementFace): string | undefined {
  if (files.length === 0) return undefined;
  return files.map((one) => (files.length === 1 ? fileText(one) : `${one.number}: ${fileText(one)}`)).join("; ");
}

function repliesText({ replies }: StatementFace): string | undefined {
  if (replies.length === 0) return undefined;
  return capitalized(inARow(replies.map(({ number, state }) => `statement ${number} (${stateText(state)})`)));
}

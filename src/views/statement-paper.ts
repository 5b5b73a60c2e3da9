import type { Charter } from "#core/contract/charter.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { type Block, type Paper, paragraphs, type Run } from "#core/contract/paper.ts";
import { type Contact, fileText, type StatementFace, type StatementPurpose } from "./statement-face.ts";

type Written = { charter: Charter /** ISO instant */; at: string };
type Row = { label: string; value: Run[][] };

/** In the order of the ITU-T template's fields; what has nothing to say stands there with a dash, as in the template. */
export function statementPaper(face: StatementFace, { charter, at }: Written): Paper {
  const { acronym, language, numbering } = charter;
  const kind = numbering.series.statement.label;
  return {
    title: face.title,
    by: face.sender,
    language,
    at,
    header: [
      face.identifier ?? `${acronym}, statement ${face.number}`,
      face.state === "sent" || face.direction === "in" ? "" : "not sent",
    ]
      .filter(Boolean)
      .join(" – "),
    blocks: [
      { kind: "paragraph", runs: [{ bold: `${charter.acronym}\n${charter.title}` }] },
      { kind: "paragraph", place: "right", runs: [{ bold: face.identifier ?? `Statement ${face.number}` }] },
      { kind: "paragraph", place: "right", runs: [`Original: ${languageName(language)}`] },
      { kind: "heading", level: 1, text: kind.toUpperCase() },
      { kind: "fields", rows: rowsOf(face, charter) },
      { kind: "rule" },
      ...bodyOf(face),
    ],
  };
}

const NAMES = new Intl.DisplayNames("en", { type: "language" });
const languageName = (tag: string) => NAMES.of(tag) ?? tag;

const NONE: Run[][] = [["–"]];
const words = (label: string, text: string | undefined): Row => ({
  label,
  value: text === undefined ? NONE : [[text]],
});

function rowsOf(face: StatementFace, charter: Charter): Row[] {
  const { direction, receivedAt, zone } = face;
  return [
    words("Source", face.sender),
    words("Title", face.title),
    ...(["action", "comment", "information"] as const).map((purpose) => forWhom(face, purpose)),
    words("Approval", approvalText(face, charter)),
    words("Deadline", face.deadline?.endsInWords),
    ...(receivedAt === undefined ? [] : [words("Received", dayOf(receivedAt, zone))]),
    words("In reply to", answeredText(face)),
    { label: "Contact", value: contactsOf(face, charter) },
    ...attachmentsOf(face),
    ...(direction === "in" && face.responsible !== undefined ? [words("Responsible", face.responsible)] : []),
    { label: "Abstract", value: face.abstract === undefined ? NONE : linesOf(face.abstract) },
  ];
}

function attachmentsOf({ attachments, files }: StatementFace): Row[] {
  const named = files.map((one): Run[] => [fileText(one)]);
  const value = [...(attachments === undefined ? [] : linesOf(attachments)), ...named];
  return value.length === 0 ? [] : [{ label: "Attachments", value }];
}

function forWhom({ destinations }: StatementFace, purpose: StatementPurpose): Row {
  const bodies = destinations.filter((one) => one.purpose === purpose).map((one): Run[] => [one.body]);
  return { label: `For ${purpose} to`, value: bodies.length === 0 ? NONE : bodies };
}

const linesOf = (text: string): Run[][] => text.split(/\r?\n/).map((line) => [line]);

function dayOf(at: string, zone: string): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
  return day.toLocaleString("en-GB", { dateStyle: "long" });
}

/** As the body it goes to knows it: our own number says nothing there. */
function answeredText({ answers }: StatementFace): string | undefined {
  if (!answers) return undefined;
  if ("words" in answers) return answers.words;
  return [answers.sender, answers.identifier, answers.title].filter((one) => one !== null).join(", ");
}

function approvalText({ approval, direction, version, zone }: StatementFace, charter: Charter): string | undefined {
  if (direction === "in") return undefined;
  if (!approval) return `Not approved: draft, version ${version}`;
  const { by, at, as, meeting } = approval;
  if (meeting) return [charter.acronym, `meeting ${meeting.number}`, dayOf(meeting.at, meeting.zone)].join(", ");
  const how = as === "review" ? ["by correspondence"] : [];
  const who = `${leaderOf(charter).one.replace(/^(?:an?|the) /, "")} ${by}`;
  return [charter.acronym, who, ...how, dayOf(at, zone)].join(", ");
}

/** Where nobody is named, one of ours asks to write to the activity itself. */
function contactsOf({ contacts, direction }: StatementFace, { secretariat, contact }: Charter): Run[][] {
  const own: Contact = {
    name: secretariat.name,
    organization: secretariat.acronym ?? null,
    country: null,
    email: contact.email,
  };
  const named = contacts.length === 0 && direction === "out" ? [own] : contacts;
  if (named.length === 0) return NONE;
  return named.map(({ name, organization, country, email }): Run[] => [
    [name, organization, country].filter((one) => one !== null).join(", "),
    ...(email === null ? [] : [`\nE-mail: ${email}`]),
  ]);
}

function bodyOf({ body, attachments, files }: StatementFace): Block[] {
  if (body !== undefined) return paragraphs(body);
  return attachments === undefined && files.length === 0
    ? []
    : [{ kind: "paragraph", runs: [{ italic: "The text is attached." }] }];
}

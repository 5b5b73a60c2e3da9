import type { Reads } from "#core/contract/command.ts";
import { DOCUMENTS } from "#core/contract/file.ts";
import { file, line, oneOf, paragraph } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { orNone } from "../agenda/read-said.ts";
import { readsReferences } from "../document/read-references.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { contactsSaid } from "./read-parties.ts";
import { readAbstract, readAnswers } from "./read-said.ts";

/** What is said of a statement in whichever direction; declared once for those who enter and those who change one. */
export const purposes = [
  { value: "action", label: "For action" },
  { value: "comment", label: "For comment" },
  { value: "information", label: "For information" },
] as const;

/** `way`: in, out, or either, as the statement that is changed is. */
export const statementTerms = (way: Way) => ({
  deadline: line({
    label: "Deadline",
    help: "By when the answer is wanted, such as 2025-10-31; one for information needs none.",
    max: 80,
    reads: readsDeadline(way),
  }).optional(),
  text: paragraph({ label: "Text", help: "Or an attachment; one of them is needed.", max: 12_000 }).optional(),
  link: paragraph({
    label: "Attachments",
    help: "What comes with it: addresses or numbers of documents, with semicolons.",
    max: 2000,
    ...(way === "either" ? {} : { reads: readsReferences({ field: "link", own: way === "out" }) }),
  }).optional(),
  file: file({ label: "File", help: "It is attached.", types: DOCUMENTS }).optional(),
  abstract: paragraph({
    label: "Abstract",
    help: "What it says, in short.",
    max: 3000,
    reads: readAbstract,
  }).optional(),
  contacts: paragraph({
    label: "Contacts",
    help: "Who can be asked about it: name, organization, country, e-mail; one a line.",
    max: 2000,
    reads: (_, said) => contactsSaid(said),
  }).optional(),
  answers: line({
    label: "In reply to",
    help: "The number or the identifier of the statement it answers.",
    max: 200,
    ...(way === "either" ? {} : { reads: (ctx, said) => readAnswers(ctx, said) }),
  }).optional(),
});

type Way = "in" | "out" | "either";

/** One that came in may have a deadline that is over; and one that is changed the deadline it has. */
const readsDeadline =
  (way: Way): Reads<string> =>
  ({ now, activity }, said) =>
    orNone(said) === null ||
    readDeadline(said, { now, zone: activity.zone, ...(way === "out" ? {} : { over: true as const }) });

export const shown = shownTo("As the charter says when left out.", ({ statement }) => statement.visibility);

export const purposeOf = (help?: string) => oneOf({ label: "Purpose", ...(help ? { help } : {}) }, purposes);

const isSaid = (value: unknown) => value !== undefined && String(value).trim() !== "";

/** Whoever asks for an answer says by when, and a statement says something or has something attached. */
export const wanted = ({
  purpose,
  deadline,
  text,
  link,
  file: attached,
}: Record<string, unknown>): Record<string, string> => ({
  ...(isSaid(purpose) && String(purpose).trim().toLowerCase() !== "information" && !isSaid(deadline)
    ? { deadline: "For action or for comment, it needs a deadline." }
    : {}),
  ...(isSaid(text) || isSaid(link) || isSaid(attached) ? {} : NO_TEXT),
});
export const NO_TEXT = { text: "Write a text, give a link, or choose a file." };

import { DOCUMENTS } from "#core/contract/file.ts";
import { file, line, oneOf, paragraph } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";

/** What is said of a statement in whichever direction; declared once for those who enter and those who change one. */
export const purposes = [
  { value: "action", label: "For action" },
  { value: "comment", label: "For comment" },
  { value: "information", label: "For information" },
] as const;

export const statementTerms = {
  deadline: line({
    label: "Deadline",
    help: 'Of the answer, such as 2025-10-31 or "in 4 weeks"; none for information.',
    max: 80,
  }).optional(),
  text: paragraph({ label: "Text", help: "Or an attachment; one of them is needed.", max: 12_000 }).optional(),
  link: paragraph({
    label: "Attachments",
    help: "Addresses or numbers of documents, with semicolons.",
    max: 2000,
  }).optional(),
  file: file({ label: "File", help: "It is attached.", types: DOCUMENTS }).optional(),
  abstract: paragraph({ label: "Abstract", max: 3000 }).optional(),
  contacts: paragraph({
    label: "Contacts",
    help: "Name, organization, country, e-mail; one a line.",
    max: 2000,
  }).optional(),
  answers: line({
    label: "In reply to",
    help: "The number or the identifier of the statement it answers.",
    max: 200,
  }).optional(),
};

export const shown = shownTo("As the charter says when left out.");

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

import { nameKey } from "#db/queries/member.ts";
import { signless } from "./entry.ts";

/** The columns of a table of the roadmap, in their order, with the names people also give them. */
export const COLUMNS = {
  entry: { head: "Entry", also: ["entry number", "roadmap entry"] },
  topic: { head: "Topic", also: ["topics", "subject", "area", "category", "keyword", "keywords"] },
  body: { head: "Body", also: ["organization", "organisation", "sdo", "standards body", "standardization body"] },
  group: {
    head: "Group",
    also: ["working group", "wg", "study group", "sg", "committee", "technical committee", "tc"],
  },
  number: {
    head: "Number",
    also: [
      "deliverable number",
      "deliverable",
      "no",
      "nr",
      "document number",
      "standard number",
      "reference",
      "designation",
      "identifier",
      "deliverable no",
      "standard no",
      "document no",
      "recommendation",
    ],
  },
  title: { head: "Title", also: ["name", "deliverable title", "document title"] },
  type: { head: "Type", also: ["deliverable type", "document type", "kind"] },
  status: { head: "Status", also: ["state", "stage"] },
  date: {
    head: "Date",
    also: [
      "planned date",
      "published date",
      "publication date",
      "published",
      "planned",
      "planned/published date",
      "date of publication",
      "target date",
    ],
  },
  edition: { head: "Edition", also: ["version", "release"] },
  link: { head: "Link", also: ["url", "address", "web page", "website", "web"] },
  contact: { head: "Contact", also: ["contact person", "contact name", "editor", "rapporteur"] },
  email: { head: "E-mail", also: ["contact e-mail", "contact email", "mail", "e-mail address"] },
  source: { head: "Source document", also: ["source", "sources", "found in"] },
  verified: { head: "Last verified", also: ["verified", "last checked", "checked", "verified on"] },
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
export const HEADS = COLUMN_NAMES.map((name) => COLUMNS[name].head);

const KNOWN = new Map<string, Column>(
  COLUMN_NAMES.flatMap((name) =>
    [name, COLUMNS[name].head, ...COLUMNS[name].also].map((said) => [signless(said), name]),
  ),
);

/** Which column a heading means, however it is written: "Deliverable No.", "planned / published date". */
export const columnOf = (heading: string): Column | undefined => KNOWN.get(signless(nameKey(heading)));

/** Said by one word among others: "Title of the deliverable", "Status (May 2025)". */
const TELLING = ["title", "status", "topic", "body", "group", "type", "edition", "link", "contact", "source"] as const;

export const columnIn = (heading: string): Column | undefined =>
  TELLING.find((name) =>
    nameKey(heading)
      .split(/[^\p{L}]+/u)
      .includes(name),
  );

import type { PersonContext } from "#core/contract/context.ts";
import { type ContactRow, contactsOf } from "#db/queries/contact.ts";
import { type ListedLiaison, listLiaisons } from "#db/queries/liaison-list.ts";
import { type ListedOrganization, listOrganizations } from "#db/queries/organization.ts";
import { csvFile } from "../export/csv-file.ts";
import { liaisonRow } from "../liaison/export.ts";
import { CONTACT_COLUMNS, contactRow } from "../member/contact-row.ts";
import { bodyColumns } from "./body-columns.ts";
import { withoutContact } from "./list.ts";
import type { ContactList } from "./list-of.ts";

export type ExportList = { list: ContactList; former: boolean };

/** One of the two lists of contacts and representatives; a body without a contact has a row that says so. */
export async function exportContacts(ctx: PersonContext, { list, former }: ExportList) {
  const { activity, actor, db } = ctx;
  const [contacts, organizations, liaisons] = await Promise.all([
    contactsOf(db, activity.id, { list, former }),
    listOrganizations(db, activity.id, { list }),
    listLiaisons(db, activity.id, { list, former }),
  ]);
  const withContact = new Set([...contacts, ...liaisons].map((row) => row.organizationId));
  const bare = organizations.filter((one) => !withContact.has(one.id));
  const missing = await withoutContact(ctx, list);
  const empty = [
    ...bare.map((one) => emptyRow(bodyColumns({ ...one, group: one.bodyGroup }), one.country ?? "")),
    ...missing.map(({ name }) => emptyRow(bodyColumns({ name, body: null, group: null }))),
  ];
  const representatives = liaisons.map((one) => liaisonRow(ctx, one, placeOf(one, { liaisons, organizations })));
  const rows = [...contacts.map((row) => contactRow(ctx, asMember(row))), ...representatives, ...empty];
  const hidden = actor.roles.length === 0 && activity.charter.rules.membership.emailsSeenBy === "officers";
  const name = `${activity.slug}-${list === "itu-group" ? "itu-groups" : "outside-bodies"}.csv`;
  return {
    file: csvFile(name, CONTACT_COLUMNS, rows),
    list,
    contacts: contacts.length + liaisons.length,
    empty: empty.length,
    hidden,
  };
}

/** An office with the body has a row of its own, with its own term and document. */
const asMember = (row: ContactRow): ContactRow => ({
  ...row,
  offices: row.offices
    .split("; ")
    .filter((office) => !["from", "to"].some((way) => office === `liaison representative ${way} ${row.organization}`))
    .join("; "),
});

type Beside = { liaisons: ListedLiaison[]; organizations: ListedOrganization[] };

/** One person is the main contact of a body: its designated representative, else whoever comes from it, else whoever is sent to it. */
function placeOf({ organizationId, personId, endedAt }: ListedLiaison, { liaisons, organizations }: Beside): string {
  if (endedAt !== null) return "";
  const designated = organizations.find((one) => one.id === organizationId)?.representativeId ?? null;
  const inOffice = liaisons.filter((one) => one.organizationId === organizationId && one.endedAt === null);
  const first = inOffice.find(({ direction }) => direction === "from") ?? inOffice[0];
  return personId === (designated ?? first?.personId) ? "main" : "alternate";
}

const emptyRow = ([body, group]: [string, string], country = "") =>
  CONTACT_COLUMNS.map((column) => ({ body, group, country })[column as "body" | "group" | "country"] ?? "");

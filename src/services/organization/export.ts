import type { PersonContext } from "#core/contract/context.ts";
import { type ContactRow, contactsOf } from "#db/queries/contact.ts";
import { type ListedLiaison, listLiaisons } from "#db/queries/liaison-list.ts";
import { listOrganizations } from "#db/queries/organization.ts";
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
  const sent = liaisons.filter((one) => !contacts.some((row) => isOf(row, one)));
  const withContact = new Set([...contacts, ...sent].map((row) => row.organizationId));
  const bare = organizations.filter((one) => !withContact.has(one.id));
  const missing = list === "outside-body" ? await withoutContact(ctx) : [];
  const empty = [
    ...bare.map((one) => emptyRow(bodyColumns({ ...one, group: one.bodyGroup }), one.country ?? "")),
    ...missing.map((name) => emptyRow([name, ""])),
  ];
  const representatives = sent.map((one) => liaisonRow(ctx, one, liaisons));
  const rows = [...contacts.map((row) => contactRow(ctx, row)), ...representatives, ...empty];
  const hidden = actor.roles.length === 0 && activity.charter.rules.membership.emailsSeenBy === "officers";
  const name = `${activity.slug}-${list === "itu-group" ? "itu-groups" : "outside-bodies"}.csv`;
  return {
    file: csvFile(name, CONTACT_COLUMNS, rows),
    list,
    contacts: contacts.length + sent.length,
    empty: empty.length,
    hidden,
  };
}

/** Who stands for the body already is not named again for the office. */
const isOf = (row: ContactRow, { personId, organizationId }: ListedLiaison) =>
  row.personId === personId && row.organizationId === organizationId;

const emptyRow = ([body, group]: [string, string], country = "") =>
  CONTACT_COLUMNS.map((column) => ({ body, group, country })[column as "body" | "group" | "country"] ?? "");

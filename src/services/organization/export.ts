import type { PersonContext } from "#core/contract/context.ts";
import { contactsOf } from "#db/queries/contact.ts";
import { listOrganizations } from "#db/queries/organization.ts";
import { csvFile } from "../export/csv-file.ts";
import { CONTACT_COLUMNS, contactRow } from "../member/contact-row.ts";
import { withoutContact } from "./list.ts";
import type { ContactList } from "./list-of.ts";

export type ExportList = { list: ContactList; former: boolean };

/** One of the two lists of contacts and representatives; a body without a contact has a row that says so. */
export async function exportContacts(ctx: PersonContext, { list, former }: ExportList) {
  const { activity, actor, db } = ctx;
  const [contacts, organizations] = await Promise.all([
    contactsOf(db, activity.id, { list, former }),
    listOrganizations(db, activity.id, { list }),
  ]);
  const withContact = new Set(contacts.map((row) => row.organizationId));
  const bare = organizations.filter((one) => !withContact.has(one.id));
  const missing = list === "outside-body" ? await withoutContact(ctx) : [];
  const empty = [
    ...bare.map((one) => emptyRow(one.body ?? one.name, one.bodyGroup ?? "", one.country ?? "")),
    ...missing.map((name) => emptyRow(name)),
  ];
  const rows = [...contacts.map((row) => contactRow(ctx, row)), ...empty];
  const hidden = actor.roles.length === 0 && activity.charter.rules.membership.emailsSeenBy === "officers";
  const name = `${activity.slug}-${list === "itu-group" ? "itu-groups" : "outside-bodies"}.csv`;
  return { file: csvFile(name, CONTACT_COLUMNS, rows), list, contacts: contacts.length, empty: empty.length, hidden };
}

const emptyRow = (body: string, group = "", country = "") =>
  CONTACT_COLUMNS.map((column) => ({ body, group, country })[column as "body" | "group" | "country"] ?? "");

import type { PersonContext } from "#core/contract/context.ts";
import { contactsOf } from "#db/queries/contact.ts";
import { csvFile } from "../export/csv-file.ts";
import { CONTACT_COLUMNS, contactRow } from "./contact-row.ts";

export type ExportMembers = { former: boolean };

/** All members as a table; addresses only for those who may see them. */
export async function exportMembers(ctx: PersonContext, { former }: ExportMembers) {
  const { activity, actor, db } = ctx;
  const found = await contactsOf(db, activity.id, { former });
  const rows = found.map((row) => [String(row.number), ...contactRow(ctx, row)]);
  const hidden = actor.roles.length === 0 && activity.charter.rules.membership.emailsSeenBy === "officers";
  const file = csvFile(`${activity.slug}-members.csv`, ["number", ...CONTACT_COLUMNS], rows);
  return { file, count: rows.length, hidden };
}

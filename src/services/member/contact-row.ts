import type { PersonContext } from "#core/contract/context.ts";
import type { ContactRow } from "#db/queries/contact.ts";
import { bodyColumns } from "../organization/body-columns.ts";
import { seesEmail } from "./sees-email.ts";

/** The columns of the lists of contacts. */
export const CONTACT_COLUMNS = [
  "body",
  "group",
  "role",
  "name",
  "affiliation",
  "country",
  "e-mail",
  "main/alternate",
  "since",
  "until",
  "appointing document",
] as const;

export function contactRow({ activity, actor }: PersonContext, row: ContactRow): string[] {
  const day = (at: Temporal.Instant | null) => at?.toZonedDateTimeISO(activity.zone).toPlainDate().toString() ?? "";
  const represents = row.representativeId === row.personId && row.endedAt === null;
  const appointed = represents ? (row.designatedIn ?? row.appointedIn) : row.appointedIn;
  return [
    ...bodyColumns({ name: row.organization, body: row.body, group: row.bodyGroup }),
    roleIn(activity.charter.categories[row.category]?.label ?? row.category, row),
    row.name,
    row.employer ?? row.organization,
    row.country ?? row.organizationCountry ?? "",
    seesEmail(activity, actor, row.personId) ? (row.email ?? "") : "",
    placeOf(row, represents),
    day(row.registeredAt),
    day(row.endedAt),
    appointed ?? "",
  ];
}

function roleIn(category: string, { roles, offices, confirmedAt, awaitsApproval, endedAt }: ContactRow): string {
  const all = endedAt === null ? [...roles.split(","), ...offices.split("; ")].filter((one) => one !== "") : [];
  const held = all.map((one) => `, ${one}`).join("");
  if (confirmedAt !== null) return `${category}${held}`;
  return `${category}${held} (${awaitsApproval ? "not approved" : "not confirmed"})`;
}

/** Beside a designated representative the others are alternates; without one nobody is the main contact. */
function placeOf({ representativeId, endedAt, confirmedAt }: ContactRow, represents: boolean): string {
  if (representativeId === null || endedAt !== null || confirmedAt === null) return "";
  return represents ? "main" : "alternate";
}

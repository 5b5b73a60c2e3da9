import type { PersonContext } from "#core/contract/context.ts";
import { type ListedLiaison, listLiaisons } from "#db/queries/liaison-list.ts";
import { csvFile } from "../export/csv-file.ts";
import { CONTACT_COLUMNS } from "../member/contact-row.ts";
import { seesEmail } from "../member/sees-email.ts";
import { bodyColumns } from "../organization/body-columns.ts";
import type { ContactList } from "../organization/list-of.ts";

type Wanted = { list?: ContactList | undefined; former: boolean };

/** The representatives as a table with the columns of the contact lists; addresses only for those who may see them. */
export async function exportLiaisons(ctx: PersonContext, { list, former }: Wanted) {
  const { activity, actor } = ctx;
  const found = await listLiaisons(ctx.db, activity.id, { ...(list ? { list } : {}), former });
  const which = list === undefined ? "" : list === "itu-group" ? "-itu-groups" : "-outside-bodies";
  const file = csvFile(
    `${activity.slug}-representatives${which}.csv`,
    CONTACT_COLUMNS,
    found.map((one) => liaisonRow(ctx, one, placeOf(one, found))),
  );
  const hidden = actor.roles.length === 0 && activity.charter.rules.membership.emailsSeenBy === "officers";
  return { file, list, count: found.length, hidden };
}

/** The columns of the lists of contacts; `place`: main, alternate or neither. */
export function liaisonRow({ activity, actor }: PersonContext, one: ListedLiaison, place: string): string[] {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(activity.zone).toPlainDate().toString();
  const lastDay = (at: Temporal.Instant) => day(at.subtract({ nanoseconds: 1 }));
  return [
    ...bodyColumns({ name: one.body, body: one.bodyName, group: one.bodyGroup }),
    `liaison representative ${one.direction} ${one.body}`,
    one.name,
    one.affiliation ?? "",
    one.country ?? "",
    seesEmail(activity, actor, one.personId) ? (one.email ?? "") : "",
    place,
    day(one.since),
    one.endedAt === null ? lastDay(one.until) : day(one.endedAt),
    one.document ?? (one.meeting === null ? "" : `Meeting ${one.meeting}`),
  ];
}

/** Of several in the same office the first one is the main contact. */
function placeOf(one: ListedLiaison, all: ListedLiaison[]): string {
  if (one.endedAt !== null) return "";
  const same = all.filter(
    (other) =>
      other.organizationId === one.organizationId && other.direction === one.direction && other.endedAt === null,
  );
  return same[0]?.id === one.id ? "main" : "alternate";
}

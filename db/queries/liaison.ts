import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { liaison } from "../schema/liaison.ts";
import { meeting } from "../schema/meeting.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import type { Direction } from "./nomination.ts";

/** `body`: the organization's name. `meeting`: the number of the one that decided it. */
export type Liaison = {
  id: number;
  number: number;
  organizationId: number;
  body: string;
  direction: Direction;
  personId: number;
  name: string;
  since: Temporal.Instant;
  until: Temporal.Instant;
  meeting: number | null;
  document: string | null;
  renewedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  endedWhy: string | null;
};

const LIAISON = {
  id: liaison.id,
  number: liaison.number,
  organizationId: liaison.organizationId,
  body: organization.name,
  direction: liaison.direction,
  personId: liaison.personId,
  name: person.name,
  since: liaison.since,
  until: liaison.until,
  meeting: meeting.number,
  document: liaison.document,
  renewedAt: liaison.renewedAt,
  endedAt: liaison.endedAt,
  endedWhy: liaison.endedWhy,
};

export const liaisons = (db: Db) =>
  db
    .select(LIAISON)
    .from(liaison)
    .innerJoin(organization, eq(organization.id, liaison.organizationId))
    .innerJoin(person, eq(person.id, liaison.personId))
    .leftJoin(meeting, eq(meeting.id, liaison.meetingId))
    .$dynamic();

export const inOffice = isNull(liaison.endedAt);

export async function liaisonNumbered(db: Db, activityId: number, number: number): Promise<Liaison | undefined> {
  const [row] = await liaisons(db).where(and(eq(liaison.activityId, activityId), eq(liaison.number, number)));
  return row;
}

export async function liaisonById(db: Db, id: number): Promise<Liaison | undefined> {
  const [row] = await liaisons(db).where(eq(liaison.id, id));
  return row;
}

export async function liaisonOfNomination(db: Db, nominationId: number): Promise<Liaison | undefined> {
  const [row] = await liaisons(db).where(eq(liaison.nominationId, nominationId));
  return row;
}

/** For a change that must be alone, as it is now. */
export async function lockLiaison(db: Db, id: number): Promise<Liaison> {
  await db.select({ id: liaison.id }).from(liaison).where(eq(liaison.id, id)).for("update");
  return onlyRow(await liaisons(db).where(eq(liaison.id, id)));
}

/** Who represents the activity to that body, or the body here, now. */
export async function inOfficeFor(db: Db, of: { organizationId: number; direction: Direction }): Promise<Liaison[]> {
  const theirs = and(eq(liaison.organizationId, of.organizationId), eq(liaison.direction, of.direction));
  return await liaisons(db).where(and(theirs, inOffice)).orderBy(asc(liaison.number));
}

export async function addLiaison(db: Db, made: typeof liaison.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(liaison).values(made).returning({ id: liaison.id })).id;
}

type Change = Partial<
  Pick<
    typeof liaison.$inferInsert,
    "until" | "document" | "renewedAt" | "renewedBy" | "endedAt" | "endedBy" | "endedWhy"
  >
>;

export async function changeLiaison(db: Db, id: number, change: Change): Promise<void> {
  await db.update(liaison).set(change).where(eq(liaison.id, id));
}

import { and, asc, desc, eq, gt, ilike, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { liaison } from "../schema/liaison.ts";
import { meeting } from "../schema/meeting.ts";
import { member, organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { inOffice, type Liaison, liaisons } from "./liaison.ts";
import { contains } from "./member.ts";
import type { OrganizationRow } from "./organization.ts";

/** With what the lists of contacts say of the body and of the representative. */
export type ListedLiaison = Liaison & {
  list: OrganizationRow["list"];
  bodyName: string | null;
  bodyGroup: string | null;
  affiliation: string | null;
  country: string | null;
  email: string | null;
};

type Wanted = { list?: OrganizationRow["list"]; former?: boolean };
const affiliated = sql`(select o.name from ${organization} o where o.id = ${member.organizationId})`;

/** By body, then by number; `former`: those whose office has ended too. */
export async function listLiaisons(db: Db, activityId: number, { list, former }: Wanted): Promise<ListedLiaison[]> {
  const now = and(eq(member.personId, liaison.personId), eq(member.activityId, activityId), isNull(member.endedAt));
  const wanted = and(former ? undefined : inOffice, list ? eq(organization.list, list) : undefined);
  const rows = await db
    .select({
      liaison,
      body: organization.name,
      list: organization.list,
      bodyName: organization.body,
      bodyGroup: organization.bodyGroup,
      name: person.name,
      meeting: meeting.number,
      affiliation: sql<string | null>`coalesce(${member.employer}, ${affiliated})`,
      country: member.country,
      email: member.email,
    })
    .from(liaison)
    .innerJoin(organization, eq(organization.id, liaison.organizationId))
    .innerJoin(person, eq(person.id, liaison.personId))
    .leftJoin(meeting, eq(meeting.id, liaison.meetingId))
    .leftJoin(member, now)
    .where(and(eq(liaison.activityId, activityId), wanted))
    .orderBy(asc(organization.nameKey), asc(liaison.number));
  return rows.map(({ liaison: row, ...more }) => ({ ...row, ...more }));
}

/** Those of an activity that somebody may see; `personId`: that person's own alone. */
export type SeenOffices = { activityId: number; personId?: number };

export async function liaisonsLike(db: Db, of: SeenOffices, typed: string, limit: number): Promise<Liaison[]> {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(liaison.number, Number(typed)) : undefined;
  const words = or(ilike(organization.name, contains(typed)), ilike(person.name, contains(typed)));
  const theirs = of.personId === undefined ? undefined : eq(liaison.personId, of.personId);
  return await liaisons(db)
    .where(and(eq(liaison.activityId, of.activityId), theirs, inOffice, byNumber ?? words))
    .orderBy(asc(liaison.number))
    .limit(limit);
}

/** The offices a person holds in an activity now. */
export async function officesOf(db: Db, activityId: number, personId: number): Promise<Liaison[]> {
  return await liaisons(db)
    .where(and(eq(liaison.personId, personId), eq(liaison.activityId, activityId), inOffice))
    .orderBy(asc(liaison.number));
}

/** All they have held, those that have ended too. */
export async function officesHeld(db: Db, activityId: number, personId: number): Promise<Liaison[]> {
  const theirs = and(eq(liaison.personId, personId), eq(liaison.activityId, activityId));
  return await liaisons(db).where(theirs).orderBy(asc(liaison.number));
}

export type ReportMeeting = { id: number; number: number; title: string; startsAt: Temporal.Instant };

/** The next meeting to come, and the one that began last: what representatives report to now. */
export async function reportMeetings(db: Db, activityId: number, now: Temporal.Instant) {
  const columns = { id: meeting.id, number: meeting.number, title: meeting.title, startsAt: meeting.startsAt };
  const held = and(
    eq(meeting.activityId, activityId),
    ne(meeting.state, "cancelled"),
    ne(meeting.visibility, "co-chairs"),
  );
  const [[next], [last]] = await Promise.all([
    db
      .select(columns)
      .from(meeting)
      .where(and(held, gt(meeting.startsAt, now)))
      .orderBy(asc(meeting.startsAt))
      .limit(1),
    db
      .select(columns)
      .from(meeting)
      .where(and(held, lte(meeting.startsAt, now)))
      .orderBy(desc(meeting.startsAt))
      .limit(1),
  ]);
  return { next, last };
}

import { and, asc, count, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { attendance, meeting } from "../schema/meeting.ts";
import { member, organization, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type Mode = "on-site" | "remote" | "regrets";
export type Seen = "on-site" | "remote" | "absent";
export type Attendance = { mode: Mode | null; attended: Seen | null };

export async function attendanceOf(db: Db, meetingId: number, personId: number) {
  const [row] = await db
    .select({ mode: attendance.mode, attended: attendance.attended, registeredAt: attendance.registeredAt })
    .from(attendance)
    .where(and(eq(attendance.meetingId, meetingId), eq(attendance.personId, personId)));
  return row;
}

/** How this person comes to each of these meetings; none for those not answered. */
export async function modesOf(db: Db, meetingIds: number[], personId: number): Promise<Map<number, Mode | null>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .select({ id: attendance.meetingId, mode: attendance.mode })
    .from(attendance)
    .where(
      and(sql`${attendance.meetingId} = any(${sql.param(meetingIds)}::bigint[])`, eq(attendance.personId, personId)),
    );
  return new Map(rows.map((row) => [row.id, row.mode]));
}

type Part = { activityId: number; meetingId: number; personId: number; organizationId: number | null };

/** Registers, or changes how. The time of the first registration stays while it lasts. */
export async function putRegistration(
  db: Db,
  { mode, now, ...part }: Part & { mode: Mode; now: Temporal.Instant },
): Promise<void> {
  const registeredAt = sql`coalesce(${attendance.registeredAt}, excluded.registered_at)`;
  await db
    .insert(attendance)
    .values({ ...part, mode, registeredAt: now })
    .onConflictDoUpdate({
      target: [attendance.meetingId, attendance.personId],
      set: { mode, registeredAt, organizationId: part.organizationId },
    });
}

/** False when there was no registration. */
export async function dropRegistration(db: Db, meetingId: number, personId: number): Promise<boolean> {
  const rows = await db
    .update(attendance)
    .set({ mode: null, registeredAt: null })
    .where(and(eq(attendance.meetingId, meetingId), eq(attendance.personId, personId), isNotNull(attendance.mode)))
    .returning({ id: attendance.id });
  return rows.length > 0;
}

/** Of meetings to come, of whoever takes part no more. Returns these meetings. */
export async function dropComing(db: Db, activityId: number, personId: number): Promise<number[]> {
  const coming = db
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), eq(meeting.state, "scheduled")));
  const rows = await db
    .update(attendance)
    .set({ mode: null, registeredAt: null })
    .where(and(eq(attendance.personId, personId), inArray(attendance.meetingId, coming), isNotNull(attendance.mode)))
    .returning({ meetingId: attendance.meetingId });
  return rows.map((row) => row.meetingId);
}

export async function putAttended(
  db: Db,
  { attended, now, ...part }: Part & { attended: Seen; now: Temporal.Instant },
): Promise<void> {
  await db
    .insert(attendance)
    .values({ ...part, attended, attendedAt: now })
    .onConflictDoUpdate({
      target: [attendance.meetingId, attendance.personId],
      set: { attended, attendedAt: now },
    });
}

export type Counts = { onSite: number; remote: number; regrets: number; cameOnSite: number; cameRemote: number };
export const NOBODY: Counts = { onSite: 0, remote: 0, regrets: 0, cameOnSite: 0, cameRemote: 0 };

export async function countsOf(db: Db, meetingIds: number[]): Promise<Map<number, Counts>> {
  if (meetingIds.length === 0) return new Map();
  const sum = (which: ReturnType<typeof eq>) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);
  const rows = await db
    .select({
      meetingId: attendance.meetingId,
      onSite: sum(eq(attendance.mode, "on-site")),
      remote: sum(eq(attendance.mode, "remote")),
      regrets: sum(eq(attendance.mode, "regrets")),
      cameOnSite: sum(eq(attendance.attended, "on-site")),
      cameRemote: sum(eq(attendance.attended, "remote")),
    })
    .from(attendance)
    .where(inArray(attendance.meetingId, meetingIds))
    .groupBy(attendance.meetingId);
  return new Map(rows.map(({ meetingId, ...counts }) => [meetingId, counts]));
}

export type Attendee = Attendance & { personId: number; name: string; organization: string | null };

/** Who registered, sent regrets or was seen, by name. */
export async function attendeesOf(db: Db, meetingId: number): Promise<Attendee[]> {
  return await db
    .select({
      personId: attendance.personId,
      name: person.name,
      organization: organization.name,
      mode: attendance.mode,
      attended: attendance.attended,
    })
    .from(attendance)
    .innerJoin(person, eq(person.id, attendance.personId))
    .leftJoin(organization, eq(organization.id, attendance.organizationId))
    .where(and(eq(attendance.meetingId, meetingId), or(isNotNull(attendance.mode), isNotNull(attendance.attended))))
    .orderBy(asc(person.name), asc(person.id));
}

/** Those who are to be told of a change: registered, and those who sent regrets. */
export async function registeredFor(db: Db, meetingId: number): Promise<number[]> {
  const rows = await db
    .select({ personId: attendance.personId })
    .from(attendance)
    .where(and(eq(attendance.meetingId, meetingId), isNotNull(attendance.mode)))
    .orderBy(asc(attendance.personId));
  return rows.map((row) => row.personId);
}

/** Those who come. */
export async function registeredToCome(db: Db, meetingId: number): Promise<number[]> {
  const rows = await db
    .select({ personId: attendance.personId })
    .from(attendance)
    .where(and(eq(attendance.meetingId, meetingId), inArray(attendance.mode, ["on-site", "remote"])))
    .orderBy(asc(attendance.personId));
  return rows.map((row) => row.personId);
}

type Unanswered = { id: number; visibility: "everyone" | "members" | "co-chairs" };

const takesPart = (activityId: number) =>
  and(eq(member.activityId, activityId), isNull(member.endedAt), eq(member.awaitsApproval, false));

const holdsRole = (activityId: number) =>
  sql`exists (select from ${role} where ${role.activityId} = ${activityId} and ${role.personId} = ${member.personId} and ${role.until} is null)`;

/** Members who may see the meeting and have neither registered nor sent regrets; of one for co-chairs, those who hold a role. */
export async function notRegisteredFor(db: Db, activityId: number, { id, visibility }: Unanswered): Promise<number[]> {
  const answered = sql`exists (select from ${attendance} where ${attendance.meetingId} = ${id} and ${attendance.personId} = ${member.personId} and ${attendance.mode} is not null)`;
  const rows = await db
    .select({ personId: member.personId })
    .from(member)
    .where(and(takesPart(activityId), not(answered), visibility === "co-chairs" ? holdsRole(activityId) : undefined))
    .orderBy(asc(member.personId));
  return rows.map((row) => row.personId);
}

/** How many those are, of each of these meetings. */
export async function notRegisteredCounts(db: Db, activityId: number, of: Unanswered[]): Promise<Map<number, number>> {
  if (of.length === 0) return new Map();
  const those = (who: SQL | undefined) => db.select({ n: count() }).from(member).where(who);
  const [all, holders, answered] = await Promise.all([
    those(takesPart(activityId)),
    those(and(takesPart(activityId), holdsRole(activityId))),
    answeredBy(db, activityId, of),
  ]);
  return new Map(
    of.map(({ id, visibility }) => {
      const asked = onlyRow(visibility === "co-chairs" ? holders : all).n;
      const said = answered.get(id);
      return [id, asked - ((visibility === "co-chairs" ? said?.holders : said?.all) ?? 0)];
    }),
  );
}

/** How many of those who take part have answered, and how many of them hold a role. */
async function answeredBy(db: Db, activityId: number, of: Unanswered[]) {
  const ofThese = sql`${attendance.meetingId} = any(${sql.param(of.map(({ id }) => id))}::bigint[])`;
  const rows = await db
    .select({
      id: attendance.meetingId,
      all: count(),
      holders: sql<number>`count(*) filter (where ${holdsRole(activityId)})`.mapWith(Number),
    })
    .from(attendance)
    .innerJoin(member, and(eq(member.personId, attendance.personId), takesPart(activityId)))
    .where(and(ofThese, isNotNull(attendance.mode)))
    .groupBy(attendance.meetingId);
  return new Map(rows.map((row) => [row.id, row]));
}

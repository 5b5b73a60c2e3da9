import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { role } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { report, reportApproval, reportVersion } from "../schema/report.ts";

/** `by`: how its author is called today. */
export type ReportVersion = Omit<typeof reportVersion.$inferSelect, "activityId" | "reportId" | "writtenBy"> & {
  by: string;
};

/** All of a report, by section, the first one first. */
export async function versionsOf(db: Db, reportId: number): Promise<ReportVersion[]> {
  const { section, version, origin, sentences, text, writtenAt } = reportVersion;
  return await db
    .select({ section, version, origin, sentences, text, writtenAt, by: person.name })
    .from(reportVersion)
    .innerJoin(person, eq(person.id, reportVersion.writtenBy))
    .where(eq(reportVersion.reportId, reportId))
    .orderBy(asc(section), asc(version));
}

type Others = { activityId: number; kind: (typeof report.$inferSelect)["kind"]; meetingId: number };

/** What is asked in reports of that kind of other meetings, approved or sent: each with its versions, the first one first. */
export async function askedInOthers(db: Db, { activityId, kind, meetingId }: Others) {
  const { reportId, version, origin, sentences, text, writtenAt } = reportVersion;
  const isOther = and(eq(report.activityId, activityId), eq(report.kind, kind), ne(report.meetingId, meetingId));
  const rows = await db
    .select({ reportId, draftedAt: report.draftedAt, version, origin, sentences, text, writtenAt })
    .from(report)
    .innerJoin(reportVersion, and(eq(reportId, report.id), eq(reportVersion.section, "asks")))
    .where(and(isOther, sql`${report.state} in ('approved', 'sent')`))
    .orderBy(asc(reportId), asc(version));
  return [...Map.groupBy(rows, (row) => row.reportId).values()];
}

export async function addVersions(db: Db, rows: (typeof reportVersion.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(reportVersion).values(rows);
}

export type Approval = { personId: number; name: string; approvedAt: Temporal.Instant };

const leads = sql`exists (select 1 from ${role} where ${role.activityId} = ${reportApproval.activityId}
  and ${role.personId} = coalesce(${person.mergedInto}, ${person.id}) and ${role.role} = 'co-chair' and ${role.until} is null)`;

/** Of those who may approve it as things stand now; one of each person, also where two accounts that approved became one. */
export async function approvalsOf(db: Db, reportId: number): Promise<Approval[]> {
  const rows = await db
    .select({
      personId: sql<number>`coalesce(${person.mergedInto}, ${person.id})`.mapWith(Number),
      name: person.name,
      approvedAt: reportApproval.approvedAt,
    })
    .from(reportApproval)
    .innerJoin(person, eq(person.id, reportApproval.personId))
    .where(and(eq(reportApproval.reportId, reportId), leads))
    .orderBy(asc(reportApproval.approvedAt), asc(reportApproval.personId));
  return rows.filter((one, at) => rows.findIndex(({ personId }) => personId === one.personId) === at);
}

/** False when this person approved it before. */
export async function addApproval(db: Db, made: typeof reportApproval.$inferInsert): Promise<boolean> {
  const { reportId, personId } = reportApproval;
  const rows = await db.insert(reportApproval).values(made).onConflictDoNothing().returning({ reportId, personId });
  return rows.length > 0;
}

/** What was approved is no longer what stands there. */
export async function dropApprovals(db: Db, reportId: number): Promise<void> {
  await db.delete(reportApproval).where(eq(reportApproval.reportId, reportId));
}

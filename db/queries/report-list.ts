import { and, count, desc, eq, ilike, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { meeting } from "../schema/meeting.ts";
import { report } from "../schema/report.ts";
import { contains } from "./member.ts";
import { type Report, reports } from "./report.ts";

/** Those of an activity that somebody may see; `drafts`: those that are not approved too. */
export type VisibleReports = { activityId: number; visible: RoomVisibility[]; drafts: boolean };
export type ReportFilter = { kind?: Report["kind"] | undefined };

const isPrepared = ne(report.state, "sent");

const seen = ({ activityId, visible, drafts }: VisibleReports, { kind }: ReportFilter = {}): SQL | undefined =>
  and(
    eq(report.activityId, activityId),
    drafts ? undefined : and(ne(report.state, "draft"), inArray(report.visibility, visible)),
    kind && eq(report.kind, kind),
  );

/** All that are prepared, then so many of those sent; the newest first. */
export async function listReports(db: Db, of: VisibleReports & ReportFilter, sentAtMost: number): Promise<Report[]> {
  const some = (state: SQL) =>
    reports(db)
      .where(and(seen(of, of), state))
      .orderBy(desc(report.number));
  const [prepared, sent] = await Promise.all([some(isPrepared), some(eq(report.state, "sent")).limit(sentAtMost)]);
  return [...prepared, ...sent];
}

export async function countReports(
  db: Db,
  of: VisibleReports & ReportFilter,
): Promise<{ all: number; prepared: number }> {
  const prepared = sql<number>`count(*) filter (where ${isPrepared})`.mapWith(Number);
  return onlyRow(await db.select({ all: count(), prepared }).from(report).where(seen(of, of)));
}

/** By number, or by words of whom they are for. */
export async function reportsLike(db: Db, of: VisibleReports, typed: string, limit: number): Promise<Report[]> {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(report.number, Number(typed)) : undefined;
  return await reports(db)
    .where(and(seen(of), byNumber ?? ilike(report.addressedTo, contains(typed))))
    .orderBy(sql`${report.state} = 'sent'`, desc(report.number))
    .limit(limit);
}

export async function preparedReportIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.activityId, activityId), isPrepared));
  return rows.map((row) => row.id);
}

/** Ids of the meetings that ended and whose executive summary was not sent, the latest first. */
export async function meetingsToReport(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: meeting.id })
    .from(meeting)
    .leftJoin(report, and(eq(report.meetingId, meeting.id), eq(report.kind, "executive-summary")))
    .where(and(eq(meeting.activityId, activityId), eq(meeting.state, "ended"), or(isNull(report.id), isPrepared)))
    .orderBy(desc(meeting.startsAt));
  return rows.map((row) => row.id);
}

import { and, count, desc, eq, ilike, inArray, not, notExists, type SQL, sql } from "drizzle-orm";
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

/** Written literally, as the states are in the indexes: something is still to be done with it. */
const isPrepared = sql`${report.state} in ('draft', 'approved')`;
const isOfPreparers = sql`${report.state} in ('draft', 'withdrawn')`;

const seen = ({ activityId, visible, drafts }: VisibleReports, { kind }: ReportFilter = {}): SQL | undefined =>
  and(
    eq(report.activityId, activityId),
    drafts ? undefined : and(not(isOfPreparers), inArray(report.visibility, visible)),
    kind && eq(report.kind, kind),
  );

/** All that are prepared, then so many of the others; the newest first. */
export async function listReports(db: Db, of: VisibleReports & ReportFilter, othersAtMost: number): Promise<Report[]> {
  const some = (state: SQL) =>
    reports(db)
      .where(and(seen(of, of), state))
      .orderBy(desc(report.number));
  const [prepared, others] = await Promise.all([some(isPrepared), some(not(isPrepared)).limit(othersAtMost)]);
  return [...prepared, ...others];
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
    .orderBy(not(isPrepared), desc(report.number))
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
  const sent = db
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.meetingId, meeting.id), eq(report.kind, "executive-summary"), sql`${report.state} = 'sent'`));
  const rows = await db
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), eq(meeting.state, "ended"), notExists(sent)))
    .orderBy(desc(meeting.startsAt));
  return rows.map((row) => row.id);
}

import { and, asc, desc, eq, getTableColumns, gt, isNotNull, lt, lte, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { document, documentRevision } from "../schema/document.ts";
import { meeting } from "../schema/meeting.ts";
import { report } from "../schema/report.ts";

/** `meeting`: the number of the one it is about; `document`: what it is filed as since it was approved. */
export type Report = Omit<typeof report.$inferSelect, "activityId"> & {
  meeting: number | null;
  document: string | null;
  /** Its revision, where there is one that is not withdrawn. */
  revised: { number: number; state: (typeof report.$inferSelect)["state"] } | null;
};

const later = alias(report, "later");
const { activityId: _, ...own } = getTableColumns(report);
export const REPORT = {
  ...own,
  meeting: meeting.number,
  document: document.label,
  revised: { number: later.number, state: later.state },
};

export const reports = (db: Db) =>
  db
    .select(REPORT)
    .from(report)
    .leftJoin(meeting, eq(meeting.id, report.meetingId))
    .leftJoin(documentRevision, eq(documentRevision.reportId, report.id))
    .leftJoin(document, eq(document.id, documentRevision.documentId))
    .leftJoin(later, and(eq(later.revises, report.id), ne(later.state, "withdrawn")))
    .$dynamic();

export async function reportNumbered(db: Db, activityId: number, number: number): Promise<Report | undefined> {
  const [row] = await reports(db).where(and(eq(report.activityId, activityId), eq(report.number, number)));
  return row;
}

export async function reportById(db: Db, id: number): Promise<Report | undefined> {
  const [row] = await reports(db).where(eq(report.id, id));
  return row;
}

/** Alone with it until the transaction ends. */
export async function lockReport(db: Db, id: number): Promise<Report> {
  await db.select({ id: report.id }).from(report).where(eq(report.id, id)).for("update");
  return onlyRow(await reports(db).where(eq(report.id, id)));
}

/** The latest revision. */
export async function reportOfMeeting(
  db: Db,
  { meetingId, kind }: { meetingId: number; kind: Report["kind"] },
): Promise<Report | undefined> {
  const [row] = await reports(db)
    .where(and(eq(report.meetingId, meetingId), eq(report.kind, kind), ne(report.state, "withdrawn")))
    .orderBy(desc(report.revision))
    .limit(1);
  return row;
}

/** Whether one of that kind, whichever revision, has gone to whom it is for. */
export async function isReported(db: Db, { meetingId, kind }: { meetingId: number; kind: Report["kind"] }) {
  const sent = and(eq(report.meetingId, meetingId), eq(report.kind, kind), is(report.state, "sent"));
  return (await db.select({ id: report.id }).from(report).where(sent).limit(1)).length > 0;
}

/** As people name it: its number, in its activity. */
export async function reportName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: report.number, activity: activity.slug }).from(report);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, report.activityId)).where(eq(report.id, id)));
}

export type NewReport = typeof report.$inferInsert;

export async function addReport(db: Db, made: NewReport): Promise<number> {
  return onlyRow(await db.insert(report).values(made).returning({ id: report.id })).id;
}

export type ReportChange = Partial<
  Pick<
    NewReport,
    | "state"
    | "addressedTo"
    | "coversFrom"
    | "coversUntil"
    | "sections"
    | "draftedBy"
    | "draftedAt"
    | "approvedAt"
    | "sentAt"
    | "sentBy"
  >
>;

export async function changeReport(db: Db, id: number, change: ReportChange): Promise<void> {
  await db.update(report).set(change).where(eq(report.id, id));
}

type Around = { activityId: number; startsAt: Temporal.Instant };

/** When the meeting before this one ended. */
export async function endOfMeetingBefore(db: Db, { activityId, startsAt }: Around): Promise<Temporal.Instant | null> {
  const before = and(is(meeting.state, "ended"), lt(meeting.startsAt, startsAt), lte(meeting.endedAt, startsAt));
  const [row] = await db
    .select({ endedAt: meeting.endedAt })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), before))
    .orderBy(desc(meeting.startsAt))
    .limit(1);
  return row?.endedAt ?? null;
}

/** When the meeting after this one began. */
export async function beginOfMeetingAfter(db: Db, { activityId, startsAt }: Around): Promise<Temporal.Instant | null> {
  const [row] = await db
    .select({ startedAt: meeting.startedAt })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), gt(meeting.startsAt, startsAt), isNotNull(meeting.startedAt)))
    .orderBy(asc(meeting.startsAt))
    .limit(1);
  return row?.startedAt ?? null;
}

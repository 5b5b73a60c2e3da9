import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { liaison, liaisonReport } from "../schema/liaison.ts";
import { meeting } from "../schema/meeting.ts";
import { inOffice, type Liaison, liaisons } from "./liaison.ts";

export type Report = {
  id: number;
  liaisonId: number;
  meetingId: number;
  concerns: string;
  statements: string;
  events: string;
  filedAt: Temporal.Instant;
  changedAt: Temporal.Instant | null;
};

const REPORT = {
  id: liaisonReport.id,
  liaisonId: liaisonReport.liaisonId,
  meetingId: liaisonReport.meetingId,
  concerns: liaisonReport.concerns,
  statements: liaisonReport.statements,
  events: liaisonReport.events,
  filedAt: liaisonReport.filedAt,
  changedAt: liaisonReport.changedAt,
};

export async function reportOf(db: Db, liaisonId: number, meetingId: number): Promise<Report | undefined> {
  const [row] = await db
    .select(REPORT)
    .from(liaisonReport)
    .where(and(eq(liaisonReport.liaisonId, liaisonId), eq(liaisonReport.meetingId, meetingId)));
  return row;
}

/** All of one office with their meetings, the newest first. */
export async function reportsOf(db: Db, liaisonId: number): Promise<(Report & { meeting: number })[]> {
  return await db
    .select({ ...REPORT, meeting: meeting.number })
    .from(liaisonReport)
    .innerJoin(meeting, eq(meeting.id, liaisonReport.meetingId))
    .where(eq(liaisonReport.liaisonId, liaisonId))
    .orderBy(sql`${meeting.startsAt} desc`);
}

/** Which of these offices have reported to which of these meetings. */
export async function filedReports(db: Db, meetingIds: number[]): Promise<{ liaisonId: number; meetingId: number }[]> {
  if (meetingIds.length === 0) return [];
  return await db
    .select({ liaisonId: liaisonReport.liaisonId, meetingId: liaisonReport.meetingId })
    .from(liaisonReport)
    .where(inArray(liaisonReport.meetingId, meetingIds));
}

type Filed = Pick<Report, "liaisonId" | "meetingId" | "concerns" | "statements" | "events"> & {
  activityId: number;
  by: number;
  at: Temporal.Instant;
};

/** In the place of what was filed before. */
export async function fileReport(db: Db, { by, at, ...filed }: Filed): Promise<number> {
  const { concerns, statements, events } = filed;
  const rows = await db
    .insert(liaisonReport)
    .values({ ...filed, filedBy: by, filedAt: at })
    .onConflictDoUpdate({
      target: [liaisonReport.liaisonId, liaisonReport.meetingId],
      set: { concerns, statements, events, filedBy: by, changedAt: at },
    })
    .returning({ id: liaisonReport.id });
  return onlyRow(rows).id;
}

/** Offices that began before the meeting and have not reported to it. */
export async function reportsOwed(db: Db, activityId: number, meetingId: number): Promise<Liaison[]> {
  const filed = and(eq(liaisonReport.liaisonId, liaison.id), eq(liaisonReport.meetingId, meetingId));
  const begins = sql`(select m.starts_at from ${meeting} m where m.id = ${meetingId})`;
  return await liaisons(db)
    .leftJoin(liaisonReport, filed)
    .where(
      and(eq(liaison.activityId, activityId), inOffice, isNull(liaisonReport.id), sql`${liaison.since} < ${begins}`),
    )
    .orderBy(asc(liaison.number));
}

import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { agenda } from "../schema/agenda.ts";
import { meeting } from "../schema/meeting.ts";
import { AGENDA, type Agenda } from "./agenda.ts";

/** Those that are not approved as they stand, of meetings. */
export async function unapprovedAgendas(db: Db, meetingIds: number[]): Promise<Agenda[]> {
  if (meetingIds.length === 0) return [];
  const ofThese = sql`${agenda.meetingId} = any(${sql.param(meetingIds)}::bigint[])`;
  return await db
    .select(AGENDA)
    .from(agenda)
    .where(and(ofThese, ne(agenda.state, "approved")));
}

/** The agenda that a deferred item goes on: of the next meeting after this one, where it has one. */
export async function nextAgenda(db: Db, activityId: number, after: Temporal.Instant) {
  const [row] = await db
    .select({ number: meeting.number, agenda: AGENDA })
    .from(meeting)
    .leftJoin(agenda, eq(agenda.meetingId, meeting.id))
    .where(and(eq(meeting.activityId, activityId), eq(meeting.state, "scheduled"), gt(meeting.startsAt, after)))
    .orderBy(asc(meeting.startsAt), asc(meeting.id))
    .limit(1);
  return row;
}

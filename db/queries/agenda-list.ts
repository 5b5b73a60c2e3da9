import { and, ne, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { agenda } from "../schema/agenda.ts";
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

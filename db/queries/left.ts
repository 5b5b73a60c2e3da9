import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { Left } from "#core/contract/left.ts";
import { document } from "../schema/document.ts";
import { liaison } from "../schema/liaison.ts";
import { organization } from "../schema/member.ts";
import { nomination, nominee } from "../schema/nomination.ts";
import { statement } from "../schema/statement.ts";
import { statementEvent } from "../schema/statement-parts.ts";

type Of = { activityId: number; persons: number[]; at: Temporal.Instant; entries?: number | undefined };

/** What ended for these persons at that instant; of the statements those that nobody has taken since, of the documents those still expected. */
export async function leftBy(db: Db, of: Of): Promise<Left> {
  const [statements, nominations, offices, documents] = await Promise.all([
    handedBack(db, of),
    nominees(db, of),
    ended(db, of),
    announced(db, of),
  ]);
  return { statements, nominations, offices, documents, entries: of.entries ?? 0 };
}

async function announced(db: Db, { activityId, persons }: Of): Promise<Left["documents"]> {
  const { announcement, title, authorId, state } = document;
  const rows = await db
    .select({ announcement, title })
    .from(document)
    .where(and(eq(document.activityId, activityId), inArray(authorId, persons), eq(state, "announced")))
    .orderBy(asc(announcement));
  return rows.flatMap((row) => (row.announcement === null ? [] : [{ ...row, announcement: row.announcement }]));
}

async function handedBack(db: Db, { activityId, persons, at }: Of): Promise<Left["statements"]> {
  const theirs = and(eq(statementEvent.what, "handed back"), inArray(statementEvent.toId, persons));
  return await db
    .select({ number: statement.number, title: statement.title, sender: statement.sender })
    .from(statement)
    .innerJoin(statementEvent, and(eq(statementEvent.statementId, statement.id), theirs, eq(statementEvent.at, at)))
    .where(and(eq(statement.activityId, activityId), eq(statement.state, "received")))
    .orderBy(asc(statement.number));
}

async function nominees(db: Db, { activityId, persons, at }: Of): Promise<Left["nominations"]> {
  const { number, direction, state } = nomination;
  const theirs = and(inArray(nominee.personId, persons), eq(nominee.state, "withdrawn"), eq(nominee.answeredAt, at));
  return await db
    .select({ number, body: organization.name, direction, vacant: sql<boolean>`${state} = 'vacant'` })
    .from(nominee)
    .innerJoin(nomination, eq(nomination.id, nominee.nominationId))
    .innerJoin(organization, eq(organization.id, nomination.organizationId))
    .where(and(eq(nomination.activityId, activityId), theirs))
    .orderBy(asc(number));
}

async function ended(db: Db, { activityId, persons, at }: Of): Promise<Left["offices"]> {
  const theirs = and(inArray(liaison.personId, persons), eq(liaison.endedAt, at));
  return await db
    .select({ number: liaison.number, body: organization.name, direction: liaison.direction })
    .from(liaison)
    .innerJoin(organization, eq(organization.id, liaison.organizationId))
    .where(and(eq(liaison.activityId, activityId), theirs))
    .orderBy(asc(liaison.number));
}

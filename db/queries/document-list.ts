import { and, asc, count, desc, eq, gte, ilike, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { document, documentRevision } from "../schema/document.ts";
import { meeting } from "../schema/meeting.ts";
import { member, role } from "../schema/member.ts";
import { type Document, type DocumentKind, type DocumentState, documents } from "./document.ts";
import { contains } from "./member.ts";

export type DocumentFilter = {
  meetingId?: number | undefined;
  kind?: DocumentKind | undefined;
  state?: DocumentState | undefined;
  words?: string | undefined;
};
export type VisibleDocuments = { activityId: number; visible: RoomVisibility[] } & DocumentFilter;

const seen = ({ activityId, visible, meetingId, kind, state, words }: VisibleDocuments) =>
  and(
    eq(document.activityId, activityId),
    inArray(document.visibility, visible),
    meetingId === undefined ? undefined : eq(document.meetingId, meetingId),
    kind && eq(document.kind, kind),
    state && eq(document.state, state),
    words === undefined
      ? undefined
      : or(ilike(document.title, contains(words)), ilike(document.source, contains(words))),
  );

/** By meeting, the latest first, then those of no meeting; within one, announced ones last. */
export async function listDocuments(db: Db, of: VisibleDocuments, limit: number): Promise<Document[]> {
  return await documents(db)
    .where(seen(of))
    .orderBy(
      sql`${meeting.number} desc nulls last`,
      asc(document.kind),
      sql`${document.number} nulls last`,
      asc(document.id),
    )
    .limit(limit);
}

export async function countDocuments(db: Db, of: VisibleDocuments): Promise<number> {
  return onlyRow(await db.select({ n: count() }).from(document).where(seen(of))).n;
}

/** Those one can speak of, by what was typed. */
export async function documentsLike(db: Db, of: VisibleDocuments, typed: string, limit: number): Promise<Document[]> {
  const fits: SQL | undefined = or(ilike(document.label, contains(typed)), ilike(document.title, contains(typed)));
  return await documents(db)
    .where(and(seen(of), ne(document.state, "withdrawn"), fits))
    .orderBy(desc(document.id))
    .limit(limit);
}

/** Others of the same title, however it is written, withdrawn ones left out; the newest first. */
export async function documentsEntitled(
  db: Db,
  { not, title, limit, ...of }: VisibleDocuments & { not: number; title: string; limit: number },
): Promise<Document[]> {
  const same = sql`lower(${document.title}) = lower(${title})`;
  return await documents(db)
    .where(and(seen(of), same, ne(document.id, not), ne(document.state, "withdrawn")))
    .orderBy(desc(document.id))
    .limit(limit);
}

const takesPart = sql`(exists (select from ${member} where ${member.personId} = ${document.authorId}
    and ${member.activityId} = ${document.activityId} and ${member.endedAt} is null and not ${member.awaitsApproval})
  or exists (select from ${role} where ${role.personId} = ${document.authorId}
    and ${role.activityId} = ${document.activityId} and ${role.until} is null))`;

/** Announced for that meeting and not handed in, by whom who still takes part. */
export async function announcersFor(db: Db, meetingId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ person: document.authorId })
    .from(document)
    .where(and(eq(document.meetingId, meetingId), eq(document.state, "announced"), takesPart));
  return rows.map((row) => row.person);
}

/** What a person announced and has not handed in; of one meeting where it is said. */
export async function announcedBy(db: Db, of: { activityId: number; person: number; meetingId?: number }) {
  return await documents(db)
    .where(
      and(
        eq(document.authorId, of.person),
        eq(document.activityId, of.activityId),
        eq(document.state, "announced"),
        of.meetingId === undefined ? undefined : eq(document.meetingId, of.meetingId),
      ),
    )
    .orderBy(asc(document.id));
}

/** Submitted for that meeting, and under no item of its agenda yet. */
export async function unassignedOf(db: Db, meetingIds: number[]): Promise<Map<number, number>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .select({ meetingId: document.meetingId, n: count() })
    .from(document)
    .where(
      and(
        inArray(document.meetingId, meetingIds),
        eq(document.state, "submitted"),
        eq(document.kind, "input"),
        isNull(document.agendaItemId),
      ),
    )
    .groupBy(document.meetingId);
  return new Map(rows.flatMap(({ meetingId, n }) => (meetingId === null ? [] : [[meetingId, n] as const])));
}

type Reported = {
  activityId: number;
  visible: RoomVisibility[];
  meetingId?: number;
  since?: Temporal.Instant;
  until?: Temporal.Instant;
};

/** Handed in for that meeting, or in that time, in the order of their numbers. */
export async function documentsSubmitted(db: Db, { since, until, ...of }: Reported): Promise<Document[]> {
  const original = sql`exists (select 1 from ${documentRevision} where ${documentRevision.documentId} = ${document.id}
    and ${and(
      eq(documentRevision.number, 0),
      since && gte(documentRevision.submittedAt, since),
      until && lt(documentRevision.submittedAt, until),
    )})`;
  return await documents(db)
    .where(and(seen({ ...of, state: "submitted" }), since || until ? original : undefined))
    .orderBy(asc(document.kind), asc(document.number), asc(document.id));
}

import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { document, documentRevision } from "../schema/document.ts";
import { file } from "../schema/file.ts";
import { meeting } from "../schema/meeting.ts";
import { report } from "../schema/report.ts";

export type DocumentState = "announced" | "submitted" | "withdrawn";
export type DocumentKind = "input" | "output";
export type Document = {
  id: number;
  state: DocumentState;
  kind: DocumentKind;
  announcement: number | null;
  number: number | null;
  label: string | null;
  title: string;
  source: string;
  abstract: string | null;
  visibility: RoomVisibility;
  meetingId: number | null;
  meeting: number | null;
  agendaItemId: number | null;
  authorId: number;
  madeAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
  withdrawnWhy: string | null;
};

export const DOCUMENT = {
  id: document.id,
  state: document.state,
  kind: document.kind,
  announcement: document.announcement,
  number: document.number,
  label: document.label,
  title: document.title,
  source: document.source,
  abstract: document.abstract,
  visibility: document.visibility,
  meetingId: document.meetingId,
  meeting: meeting.number,
  agendaItemId: document.agendaItemId,
  authorId: document.authorId,
  madeAt: document.madeAt,
  withdrawnAt: document.withdrawnAt,
  withdrawnWhy: document.withdrawnWhy,
};

export const documents = (db: Db) =>
  db.select(DOCUMENT).from(document).leftJoin(meeting, eq(meeting.id, document.meetingId)).$dynamic();

/** Of every series and period: the newest first. */
export async function documentsNumbered(db: Db, activityId: number, numbers: number[]): Promise<Document[]> {
  return await documents(db)
    .where(and(eq(document.activityId, activityId), inArray(document.number, numbers)))
    .orderBy(desc(document.id));
}

export async function documentAnnounced(db: Db, activityId: number, announcement: number) {
  const [row] = await documents(db).where(
    and(eq(document.activityId, activityId), eq(document.announcement, announcement)),
  );
  return row;
}

/** As it stands until the transaction ends: nobody else changes it meanwhile. */
export async function lockDocument(db: Db, id: number): Promise<Document> {
  await db.select({ id: document.id }).from(document).where(eq(document.id, id)).for("update");
  return onlyRow(await documents(db).where(eq(document.id, id)));
}

export async function addDocument(db: Db, made: typeof document.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(document).values(made).returning({ id: document.id })).id;
}

export type DocumentChange = Partial<typeof document.$inferInsert>;
export async function changeDocument(db: Db, id: number, change: DocumentChange): Promise<void> {
  await db.update(document).set(change).where(eq(document.id, id));
}

export type Revision = {
  id: number;
  documentId: number;
  number: number;
  link: string | null;
  note: string | null;
  late: boolean;
  submittedAt: Temporal.Instant;
  file: { id: number; name: string; size: number; hash: string } | null;
  /** The number of the report that it is. */
  report: number | null;
};

/** The original first, of each document in turn. */
export async function revisionsOf(db: Db, documentIds: number[]): Promise<Revision[]> {
  if (documentIds.length === 0) return [];
  const { id, documentId, number, link, note, late, submittedAt } = documentRevision;
  return await db
    .select({
      ...{ id, documentId, number, link, note, late, submittedAt },
      file: { id: file.id, name: file.name, size: file.size, hash: file.hash },
      report: report.number,
    })
    .from(documentRevision)
    .leftJoin(report, eq(report.id, documentRevision.reportId))
    .leftJoin(file, eq(file.id, documentRevision.fileId))
    .where(inArray(documentId, documentIds))
    .orderBy(asc(documentId), asc(number));
}

/** What an approved report is filed as. */
export async function documentOfReport(db: Db, reportId: number): Promise<Document> {
  const filed = db
    .select({ id: documentRevision.documentId })
    .from(documentRevision)
    .where(eq(documentRevision.reportId, reportId));
  return onlyRow(await documents(db).where(inArray(document.id, filed)));
}

export async function addRevision(db: Db, made: typeof documentRevision.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(documentRevision).values(made).returning({ id: documentRevision.id })).id;
}

import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import {
  addDocument,
  addRevision,
  changeDocument,
  type Document,
  type DocumentChange,
  type DocumentKind,
} from "#db/queries/document.ts";
import { keep } from "../file/keep.ts";
import { numberDocument, withRevision } from "./number.ts";
import { refreshAgendaOf } from "./refresh-agenda.ts";
import { nameOf } from "./state.ts";

/** What can be read: an address, a file, or both; or a report of the record, by its id. */
export type Content = {
  link?: string | undefined;
  file?: ReceivedFile | undefined;
  report?: number;
  note?: string | undefined;
};

type Entered = Pick<Document, "title" | "source" | "abstract" | "visibility" | "meetingId" | "agendaItemId"> & {
  kind: DocumentKind;
  late: boolean;
  content: Content;
  /** The announcement that this fulfils. */
  announced?: Document | undefined;
};

/** Gives a document its number and its original, in the call's own transaction. What a noun makes itself, as a report, comes in here too. */
export async function enterDocument(ctx: PersonContext, { announced, content, late, ...made }: Entered) {
  const { activity, actor, now } = ctx;
  const numbered = await numberDocument(ctx, made.kind);
  const row: DocumentChange = { ...made, ...numbered, state: "submitted" };
  if (announced) await changeDocument(ctx.db, announced.id, row);
  const author = { activityId: activity.id, authorId: actor.person, madeAt: now };
  const id = announced?.id ?? (await addDocument(ctx.db, { ...made, ...numbered, state: "submitted", ...author }));
  const revision = await addContent(ctx, { document: id, number: 0, late, content });
  const show = { command: "document show", args: { document: numbered.label } };
  await ctx.record({ what: "document submitted", ids: { document: id, revision }, show });
  return { id, ...numbered };
}

/** A revision of what a noun makes itself. Returns its number, such as "O-001 Rev.1". */
export async function reviseEntered(
  ctx: PersonContext,
  document: Document,
  { number, report, ...about }: { number: number; report: number; title: string; abstract: string },
) {
  const added = { document: document.id, number, late: false, content: { report } };
  const revision = await addContent(ctx, added);
  await changeDocument(ctx.db, document.id, about);
  const label = nameOf(document);
  const show = { command: "document show", args: { document: label } };
  await ctx.record({ what: "document revised", ids: { document: document.id, revision }, show });
  await refreshAgendaOf(ctx, document);
  return withRevision(label, number, ctx.activity.charter);
}

type Added = { document: number; number: number; late: boolean; content: Content };

/** The document as it is handed in now. Returns its id. */
export async function addContent(ctx: PersonContext, { document, number, late, content }: Added): Promise<number> {
  const fileId = content.file ? await keep(ctx, content.file) : null;
  return await addRevision(ctx.db, {
    activityId: ctx.activity.id,
    documentId: document,
    number,
    link: content.link ?? null,
    fileId,
    reportId: content.report ?? null,
    note: content.note ?? null,
    late,
    submittedBy: ctx.actor.person,
    submittedAt: ctx.now,
  });
}

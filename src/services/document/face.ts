import type { PersonContext } from "#core/contract/context.ts";
import type { DocumentFace } from "#core/views/document.ts";
import { type Document, type Revision, revisionsOf } from "#db/queries/document.ts";
import { mayChange } from "./find-document.ts";
import { itemNumbers } from "./items.ts";
import { withRevision } from "./number.ts";
import { nameOf } from "./state.ts";

/** What a person may know of documents, in their order: all of each, because who sees it sees its file. */
export async function facesOf(ctx: PersonContext, documents: Document[]): Promise<DocumentFace[]> {
  const [revisions, items] = await Promise.all([
    revisionsOf(
      ctx.db,
      documents.map(({ id }) => id),
    ),
    itemNumbers(
      ctx.db,
      documents.flatMap(({ agendaItemId }) => agendaItemId ?? []),
    ),
  ]);
  return documents.map((document) => {
    const own = revisions.filter(({ documentId }) => documentId === document.id);
    return {
      ...faceOf(ctx, document, own),
      item: document.agendaItemId === null ? undefined : items.get(document.agendaItemId),
    };
  });
}

function faceOf(ctx: PersonContext, document: Document, revisions: Revision[]): DocumentFace {
  const { charter, slug, zone } = ctx.activity;
  const { label, state, kind, title, source, abstract, visibility, meeting, madeAt } = document;
  return {
    activity: slug,
    name: nameOf(document),
    shown: label === null ? nameOf(document) : withRevision(label, revisions.at(-1)?.number ?? 0, charter),
    ...{ state, kind, title, source, visibility, zone },
    series: charter.numbering.series[kind]?.label ?? "Document",
    announcement: document.announcement ?? undefined,
    abstract: abstract ?? undefined,
    meeting: meeting ?? undefined,
    item: undefined,
    since: madeAt.toString(),
    withdrawn: document.withdrawnAt
      ? { at: document.withdrawnAt.toString(), why: document.withdrawnWhy ?? undefined }
      : undefined,
    mayChange: mayChange(ctx, document),
    mayAssign: ctx.actor.roles.length > 0,
    revisions: revisions.map((one) => ({
      number: one.number,
      shown: withRevision(label ?? "", one.number, charter),
      link: one.link ?? undefined,
      note: one.note ?? undefined,
      late: one.late,
      at: one.submittedAt.toString(),
      file: one.file ? { name: one.file.name, size: one.file.size } : undefined,
      report: one.report ?? undefined,
    })),
  };
}

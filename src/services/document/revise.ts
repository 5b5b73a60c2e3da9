import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeDocument, type Document, type Revision, revisionsOf } from "#db/queries/document.ts";
import { hashOf } from "../file/keep.ts";
import { addContent, type Content } from "./enter.ts";
import { findDocument, lockFound, mayChange } from "./find-document.ts";
import { latenessOf } from "./for-meeting.ts";
import { withRevision } from "./number.ts";
import { readContent } from "./read-content.ts";
import { refreshAgendaOf } from "./refresh-agenda.ts";
import { move, nameOf } from "./state.ts";

type ReviseDocument = Content & { document: string; title?: string | undefined; abstract?: string | undefined };

/** A further revision: the number stays, and so does everything handed in before. */
export async function reviseDocument(ctx: PersonContext, input: ReviseDocument) {
  const content = readContent(input);
  const document = await lockFound(ctx, input.document);
  mustBeTheirs(ctx, document);
  await mustBeNoReport(ctx, document);
  move(ctx, document, "revise");
  const before = (await revisionsOf(ctx.db, [document.id])).at(-1);
  const { title = document.title, abstract = document.abstract } = input;
  if (before && isSame(content, before) && title === document.title && abstract === document.abstract)
    throw asItIs(ctx, document, before);
  const late = await latenessOf(ctx, document);
  const added = { document: document.id, number: (before?.number ?? 0) + 1, late: late !== undefined, content };
  const revision = await addContent(ctx, added);
  await changeDocument(ctx.db, document.id, { title, abstract });
  const label = nameOf(document);
  const show = { command: "document show", args: { document: label } };
  await ctx.record({ what: "document revised", ids: { document: document.id, revision }, show });
  await refreshAgendaOf(ctx, document);
  const shown = withRevision(label, added.number, ctx.activity.charter);
  return { activity: ctx.activity.slug, label, shown, title, late };
}

/** What a link leads to may be another thing by now; a file is what it was. */
const isSame = ({ file, link }: Content, before: Revision) =>
  file !== undefined && before.file?.hash === hashOf(file) && before.link === (link ?? null);

function asItIs({ activity }: PersonContext, document: Document, { number }: Revision): Problem {
  const shown = withRevision(nameOf(document), number, activity.charter);
  return new Problem({
    code: "conflict",
    message: `This is the file of ${shown}, byte by byte; nothing is changed.`,
    hint: "Choose the file as it is now.",
    field: "file",
  });
}

/** Throws a Problem for whoever neither looks after it nor runs the activity. */
export function mustBeTheirs(ctx: PersonContext, document: Document): void {
  if (mayChange(ctx, document)) return;
  throw new Problem({
    code: "forbidden",
    message: `You did not submit ${nameOf(document)}.`,
    hint: `Whoever submitted it changes it, or ${leaderOf(ctx.activity.charter).one}, or the secretariat.`,
    field: "document",
  });
}

/** What was approved is what its number stands for. Throws a Problem that names the report. */
export async function mustBeNoReport(ctx: PersonContext, document: Document): Promise<void> {
  const report = (await revisionsOf(ctx.db, [document.id])).findLast((one) => one.report !== null)?.report;
  if (report === undefined) return;
  throw new Problem({
    code: "conflict",
    message: `${nameOf(document)} is report ${report} as it was approved; it does not change any more.`,
    hint: `Its revision is drafted and approved as it was: ${ctx.prefix}report revise report:${report}.`,
    field: "document",
  });
}

/** For a form to revise one: it is there, and the asker the one who may. */
export async function mayRevise(ctx: PersonContext, said: string): Promise<void> {
  const { document } = await findDocument(ctx, said);
  mustBeTheirs(ctx, document);
  await mustBeNoReport(ctx, document);
  move(ctx, document, "revise");
}

/** What a form to revise begins with. */
export const saidOf = ({ title, abstract }: Document) => ({ title, abstract: abstract ?? "" });

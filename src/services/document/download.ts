import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { readFile } from "#db/queries/file.ts";
import { exportReport } from "../report/export.ts";
import { findDocument } from "./find-document.ts";
import { findRevision } from "./find-revision.ts";
import { withRevision } from "./number.ts";
import { nameOf } from "./state.ts";

/** The file of a revision, the latest one where none is named. Throws a Problem where there is none to save. */
export async function downloadDocument(ctx: PersonContext, input: { document: string; revision?: number | undefined }) {
  const { document, revision } = await findDocument(ctx, input.document);
  const wanted = input.revision ?? revision;
  const found = await findRevision(ctx, document, wanted, input.revision === undefined ? "document" : "revision");
  const name = nameOf(document);
  const shown = withRevision(document.label ?? name, found.number, ctx.activity.charter);
  if (found.report !== null) {
    const { file } = await exportReport(ctx, { report: found.report, format: "docx" });
    return { file, shown, title: document.title };
  }
  if (!found.file) {
    const hint = `It is at ${found.link}.`;
    throw new Problem({ code: "not found", message: `${shown} was submitted as a link.`, hint, field: "document" });
  }
  const file = await readFile(ctx.db, found.file.id);
  if (file) return { file, shown, title: document.title };
  throw new Problem({
    code: "unavailable",
    message: `The file of ${shown} is not kept here: the record was taken over without its files.`,
    hint: `Whoever has it hands it in again: ${ctx.prefix}document revise document:${name}.`,
  });
}

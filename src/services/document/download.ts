import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { revisionsOf } from "#db/queries/document.ts";
import { readFile } from "#db/queries/file.ts";
import { exportReport } from "../report/export.ts";
import { findDocument } from "./find-document.ts";
import { withRevision } from "./number.ts";
import { nameOf } from "./state.ts";

/** The file of a revision, the latest one where none is named. Throws a Problem where there is none to save. */
export async function downloadDocument(ctx: PersonContext, input: { document: string; revision?: number | undefined }) {
  const { document, revision } = await findDocument(ctx, input.document);
  const all = await revisionsOf(ctx.db, [document.id]);
  const wanted = input.revision ?? revision;
  const found = wanted === undefined ? all.at(-1) : all.find(({ number }) => number === wanted);
  const name = nameOf(document);
  if (!found) {
    const last = all.at(-1)?.number;
    const hint = last === undefined ? "It is not submitted yet." : `Its revisions go from 0, the original, to ${last}.`;
    const message =
      wanted === undefined ? `There is nothing to read of ${name}.` : `${name} has no revision ${wanted}.`;
    throw new Problem({ code: "not found", message, hint, field: wanted === undefined ? "document" : "revision" });
  }
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

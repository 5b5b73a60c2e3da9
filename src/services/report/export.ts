import type { PersonContext } from "#core/contract/context.ts";
import { reportPaper, reportWithSources } from "#core/views/report-paper.ts";
import { docxFile } from "../export/docx-file.ts";
import { markdownFile } from "../export/markdown-file.ts";
import { faceFor, powersOf } from "./face.ts";
import { findReport } from "./find-report.ts";

/** The report as a file: for a word processor, or as Markdown in which each sentence leads to its source. */
export async function exportReport(ctx: PersonContext, input: { report: number; format: "docx" | "md" }) {
  const report = await findReport(ctx, input.report);
  const face = await faceFor(ctx, report, powersOf(ctx.actor));
  const { slug, charter } = ctx.activity;
  const at = (report.approvedAt ?? report.draftedAt).toString();
  const about = { language: charter.language, at, prefix: ctx.prefix, activity: charter.title };
  const name = face.document ?? `${slug}-report-${report.number}-draft`;
  if (input.format === "docx") {
    return { file: await docxFile(name, reportPaper(face, about)), face, format: input.format, sources: 0 };
  }
  const { paper, sources } = reportWithSources(face, about);
  return { file: markdownFile(name, paper), face, format: input.format, sources };
}

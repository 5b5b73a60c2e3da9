import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, paragraph, shown } from "#core/contract/input.ts";
import { REPORT_SECTIONS } from "#core/contract/report-kinds.ts";
import { editReport, SECTION_CHARS, sectionToEdit } from "#core/services/report/edit.ts";
import { completeReports, reportTo } from "#core/services/report/find-report.ts";
import { sectionName } from "#core/views/report.ts";
import { reportEdited } from "#core/views/report-answers.ts";

export default defineCommand({
  name: "report edit",
  summary: "Put a section of a draft into your own words.",
  title: "Edit a section",
  examples: [
    'report edit report:1 section:outcomes text:"Item 1: the meeting was opened by the co-chairs."',
    "report edit report:1 section:outcomes from:record",
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    report: numberOf({ label: "Report", of: "report", reads: reportTo("edit") }),
    section: oneOf(
      { label: "Section" },
      REPORT_SECTIONS.map((value) => ({ value, label: sectionName(value) })),
    ),
    text: paragraph({
      label: "Text",
      help: "One thing a line; it replaces the section.",
      max: SECTION_CHARS,
    }).optional(),
    from: oneOf({ label: "Back to the record" }, [
      { value: "record", label: "Yes: what the record says, in the place of an editor's words" },
    ]).optional(),
    as: shown(),
  }),
  complete: { report: completeReports },
  wants: ({ from }) => (from === undefined ? { text: "Write the text, or go back to the record." } : {}),
  prefill: sectionToEdit,
  async run(ctx, input) {
    return reportEdited(await editReport(ctx, input));
  },
});

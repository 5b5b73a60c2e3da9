import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, oneOf } from "#core/contract/input.ts";
import { completeMeetings, findMeeting } from "#core/services/meeting/find-meeting.ts";
import { draftReport } from "#core/services/report/draft.ts";
import { completeReports, reportTo } from "#core/services/report/find-report.ts";
import { readPeriod, readUntil } from "#core/services/report/period.ts";
import { reportDrafted } from "#core/views/report-answers.ts";

export default defineCommand({
  name: "report draft",
  summary: "Draft a report from the record, or draft it again.",
  title: "Draft a report",
  examples: [
    "report draft meeting:1",
    "report draft meeting:1 kind:meeting-report",
    'report draft kind:progress-report to:"ITU-T SG21; ITU-T SG17" from:2025-07-01',
    "report draft report:1",
  ],
  access: "officer",
  effect: "write",
  rank: 45,
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", help: "The one it is about.", reads: findMeeting }).optional(),
    kind: oneOf({ label: "Kind" }, [
      { value: "executive-summary", label: "Executive summary, to the parent group" },
      { value: "meeting-report", label: "Meeting report" },
      { value: "progress-report", label: "Progress report, over a period" },
    ]).optional(),
    to: line({
      list: true,
      label: "For",
      help: "Groups with semicolons; needed for a progress report, else the parent group when left out.",
      max: 300,
    }).optional(),
    from: line({
      label: "From",
      help: "The first day a progress report covers, such as 2025-07-01.",
      max: 80,
      reads: (ctx, said) => readPeriod(ctx, { from: said }),
    }).optional(),
    until: line({
      label: "Until",
      help: "The last day it covers, such as 2025-09-30; until now when left out.",
      max: 80,
      reads: readUntil,
    }).optional(),
    report: numberOf({
      label: "Report",
      of: "report",
      help: "A draft to be drafted again.",
      reads: reportTo("draft"),
    }).optional(),
  }),
  complete: { meeting: completeMeetings, report: completeReports },
  wants({ report, meeting, kind }): Record<string, string> {
    if (report !== undefined) return {};
    if (kind === "progress-report") return PROGRESS;
    return meeting === undefined ? { meeting: "Say which meeting it is about." } : {};
  },
  async run(ctx, input) {
    return reportDrafted(await draftReport(ctx, input));
  },
});

const PROGRESS = { to: "Say for which groups it is.", from: "A progress report needs its first day." };

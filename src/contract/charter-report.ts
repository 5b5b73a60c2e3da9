import { z } from "zod";
import { assumed, count } from "./charter-values.ts";
import { REPORT_SECTIONS, type ReportKind, type ReportSection } from "./report-kinds.ts";

const ANNEXES: ReportSection[] = ["annex-agenda", "annex-participants", "annex-documents"];
const OF_A_MEETING: ReportSection[] = ["agenda", "outcomes", "correspondence", "appointments", "matters"];

const DEFAULTS: Record<ReportKind, ReportSection[]> = {
  "executive-summary": ["asks", "meeting", "attendance", "numbers", ...OF_A_MEETING, "next-meetings", ...ANNEXES],
  "meeting-report": ["meeting", "attendance", "numbers", ...OF_A_MEETING, "asks", "next-meetings", ...ANNEXES],
  "progress-report": [
    "asks",
    "activity",
    "meeting",
    "numbers",
    "correspondence",
    "appointments",
    "matters",
    "roadmap",
    "next-meetings",
    "annex-documents",
  ],
};

const sections = z
  .array(z.enum(REPORT_SECTIONS, `expected one of ${REPORT_SECTIONS.join(", ")}`))
  .min(1, "expected at least one section")
  .refine((list) => new Set(list).size === list.length, "expected each section once");

/** `approvals`: of so many of those who lead; `visibility`: who sees a report once it is approved. */
export const reportRuleSchema = z
  .strictObject({
    approvals: count.default(1),
    visibility: z.enum(["everyone", "members", "co-chairs"]).default("members"),
    /** Of each kind of report, in their order. */
    sections: z
      .strictObject({
        "executive-summary": sections.default(DEFAULTS["executive-summary"]),
        "meeting-report": sections.default(DEFAULTS["meeting-report"]),
        "progress-report": sections.default(DEFAULTS["progress-report"]),
      })
      .default(DEFAULTS),
    assumed,
  })
  .default({ approvals: 1, visibility: "members", sections: DEFAULTS, assumed: true });

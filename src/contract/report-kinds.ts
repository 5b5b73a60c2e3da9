export const REPORT_KINDS = ["executive-summary", "meeting-report", "progress-report"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** All there are; a report has those its charter names, in that order. */
export const REPORT_SECTIONS = [
  "asks",
  "meeting",
  "attendance",
  "numbers",
  "activity",
  "agenda",
  "outcomes",
  "correspondence",
  "appointments",
  "matters",
  "roadmap",
  "next-meetings",
  "annex-agenda",
  "annex-participants",
  "annex-documents",
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

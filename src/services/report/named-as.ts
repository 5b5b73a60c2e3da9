import type { Activity } from "#core/contract/context.ts";
import type { ReportName } from "#core/views/report.ts";
import type { Report } from "#db/queries/report.ts";
import { periodInWords } from "../time/period-in-words.ts";

/** What a report is called by, for views. */
export function namedAs({ activity }: { activity: Activity }, report: Report): ReportName {
  const { number, kind, meeting, coversFrom: from, coversUntil: until } = report;
  return {
    activity: activity.slug,
    acronym: activity.charter.acronym,
    number,
    kind,
    ...(meeting === null ? {} : { meeting }),
    ...(from && until ? { period: periodInWords(from, until, activity.zone) } : {}),
  };
}

export const parentOf = ({ activity }: { activity: Activity }): string =>
  activity.charter.parent.acronym ?? activity.charter.parent.name;

import type { Activity } from "#core/contract/context.ts";
import type { ReportName } from "#core/views/report.ts";
import type { Report } from "#db/queries/report.ts";
import { withRevision } from "../document/number.ts";
import { periodInWords } from "../time/period-in-words.ts";

/** What a report is called by, for views. */
export function namedAs({ activity }: { activity: Activity }, report: Report): ReportName {
  const { number, kind, meeting, revision, coversFrom: from, coversUntil: until } = report;
  return {
    activity: activity.slug,
    acronym: activity.charter.acronym,
    number,
    kind,
    ...(revision === 0 ? {} : { revision }),
    ...(meeting === null ? {} : { meeting }),
    ...(from && until ? { period: periodInWords(from, until, activity.zone) } : {}),
  };
}

/** "JCA-MV-O-001 Rev.1"; none before it is approved. */
export const filedAs = ({ activity }: { activity: Activity }, { document, revision }: Report): string | undefined =>
  document === null ? undefined : withRevision(document, revision, activity.charter);

export const parentOf = ({ activity }: { activity: Activity }): string =>
  activity.charter.parent.acronym ?? activity.charter.parent.name;

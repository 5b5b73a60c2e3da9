import type { Charter } from "#core/contract/charter.ts";
import type { Activity, Context } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import type { DocumentKind } from "#db/queries/document.ts";

/** What has numbers of its own. */
type Kind = DocumentKind | "statement";
export type Numbered = { series: string; number: number; label: string };

/** The next number of its series, as the charter writes it; the series stays locked until the call ends, so that no number is lost or given twice. */
export async function numberDocument(ctx: Pick<Context, "db" | "now" | "activity">, kind: Kind) {
  const { db, now, activity } = ctx;
  const { series, pattern } = seriesOf(activity, kind, now);
  const number = await nextNumber(db, activity.id, `document ${series}`);
  const label = pattern.replaceAll("{n}", String(number).padStart(activity.charter.numbering.padding, "0"));
  return { series, number, label } satisfies Numbered;
}

/** Kinds that share a pattern share a series; one that starts again counts each period by itself. */
function seriesOf({ charter, zone }: Activity, kind: Kind, now: Temporal.Instant) {
  const { numbering } = charter;
  const { year } = now.toZonedDateTimeISO(zone);
  const period = studyPeriod(numbering, year);
  const pattern = patternOf(numbering, kind)
    .replaceAll("{prefix}", numbering.prefix)
    .replaceAll("{year}", String(year))
    .replaceAll("{period}", period);
  switch (numbering.reset) {
    case "never":
      return { pattern, series: pattern };
    case "per-year":
      return { pattern, series: `${pattern} in ${year}` };
    case "per-study-period":
      return { pattern, series: `${pattern} in ${period}` };
    default:
      return numbering.reset satisfies never;
  }
}

/** A charter with one series for all has one pattern for all. */
function patternOf({ series }: Charter["numbering"], kind: Kind): string {
  const own = series[kind] ?? Object.values(series)[0];
  if (!own) throw new Error("the charter has no series of numbers");
  return own.pattern;
}

/** "2025-2028". */
function studyPeriod({ studyPeriod: { from, years } }: Charter["numbering"], year: number): string {
  const first = from + Math.floor((year - from) / years) * years;
  return `${first}-${first + years - 1}`;
}

/** "JCA-MV-I-001 Rev.2"; the original has only its number. */
export const withRevision = (label: string, revision: number, { numbering }: Charter): string =>
  revision === 0 ? label : `${label}${numbering.revision.replaceAll("{r}", String(revision))}`;

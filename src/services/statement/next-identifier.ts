import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";

/** The next number of statements that go out, as the charter writes it; kinds of one pattern share one series. */
export async function nextIdentifier(ctx: PersonContext): Promise<string> {
  const { prefix, series, padding, reset } = ctx.activity.charter.numbering;
  const pattern = series.statement.pattern.replaceAll("{prefix}", prefix);
  const { year } = ctx.now.toZonedDateTimeISO(ctx.activity.zone);
  const number = await nextNumber(ctx.db, ctx.activity.id, `${pattern}${periodOf(reset, year)}`);
  return pattern.replaceAll("{n}", String(number).padStart(padding, "0"));
}

const STUDY_PERIOD_YEARS = 4;

/** Study periods begin in 2025, 2029 … */
function periodOf(reset: "never" | "per-year" | "per-study-period", year: number): string {
  switch (reset) {
    case "never":
      return "";
    case "per-year":
      return ` ${year}`;
    case "per-study-period":
      return ` ${year - ((year - 1) % STUDY_PERIOD_YEARS)}`;
    default:
      return reset satisfies never;
  }
}

import type { PersonContext } from "#core/contract/context.ts";
import type { Covered, RecordSentence } from "#core/contract/report.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";

/** What every noun says now, section by section; nothing is said without its source. */
export async function readRecord(
  ctx: PersonContext,
  covers: Covered,
  sections: ReportSection[],
): Promise<Map<ReportSection, RecordSentence[]>> {
  const said = new Map<ReportSection, RecordSentence[]>();
  for (const section of sections) {
    const parts = await Promise.all(ctx.reports.map(async (part) => (await part[section]?.(ctx, covers)) ?? []));
    said.set(section, parts.flat());
  }
  return said;
}

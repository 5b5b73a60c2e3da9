import type { PersonContext } from "#core/contract/context.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import type { Message } from "#core/contract/view.ts";
import { reportShown } from "#core/views/report-card.ts";
import { sectionShown } from "#core/views/report-versions.ts";
import { versionsOf } from "#db/queries/report-version.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { speaker } from "./content.ts";
import { faceFor, powersOf } from "./face.ts";
import { findReport } from "./find-report.ts";

/** The report as it stands; of one section also what it said before, who wrote that and when. */
export async function showReport(
  ctx: PersonContext,
  input: { report: number; section?: ReportSection | undefined },
): Promise<Message> {
  const report = await findReport(ctx, input.report);
  const face = await faceFor(ctx, report, powersOf(ctx.actor));
  const { section } = input;
  if (section === undefined) return reportShown(face);
  const versions = (await versionsOf(ctx.db, report.id)).filter((one) => one.section === section);
  const say = await speaker(
    ctx.db,
    versions.flatMap((one) => one.sentences ?? []),
  );
  const shown = versions.map(({ version, by, writtenAt, sentences, text }) => ({
    version,
    by,
    at: momentInWords(writtenAt, ctx.activity.zone),
    ...(sentences ? { sentences: sentences.map(say) } : {}),
    ...(text === null ? {} : { text }),
  }));
  return sectionShown(face, section, face.officer ? shown : []);
}

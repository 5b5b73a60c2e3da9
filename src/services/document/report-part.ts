import type { PersonContext } from "#core/contract/context.ts";
import { type Covered, defineReportPart } from "#core/contract/report.ts";
import { documentReported, documentsCounted } from "#core/views/document-report.ts";
import { documentsSubmitted } from "#db/queries/document-list.ts";
import { facesOf } from "./face.ts";

export const reportPart = defineReportPart({
  async numbers(ctx, covers) {
    const faces = await covered(ctx, covers);
    return faces.length === 0 ? [] : documentsCounted(faces);
  },
  async "annex-documents"(ctx, covers) {
    return (await covered(ctx, covers)).map(documentReported);
  },
});

/** Those of the meeting, or of the time the report is about. */
async function covered(ctx: PersonContext, { meeting, since, until, visible, itself }: Covered) {
  const of = { activityId: ctx.activity.id, visible };
  const found = await documentsSubmitted(
    ctx.db,
    meeting === undefined ? { ...of, until, ...(since ? { since } : {}) } : { ...of, meetingId: meeting },
  );
  const faces = await facesOf(ctx, found);
  return faces.filter(({ revisions }) => !revisions.some(({ report }) => report && itself.includes(report)));
}

import type { Reader, Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { ReportFace } from "#core/views/report.ts";
import { type Report, reportById } from "#db/queries/report.ts";
import { approvalsOf, versionsOf } from "#db/queries/report-version.ts";
import { standingOf } from "#db/queries/standing.ts";
import { type Looking, mayBeSeenIn, seesAll } from "../room/who-sees.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { contentOf, sealOf } from "./content.ts";
import { isOfPreparers, maySee } from "./find-report.ts";
import { filedAs, namedAs, parentOf } from "./named-as.ts";

/** The one place that decides what a room or a person may see of a report. Undefined: nothing at all. */
export async function readReport(ctx: Reading, id: number, reader: Reader): Promise<ReportFace | undefined> {
  const report = await reportById(ctx.db, id);
  if (!report) return undefined;
  if ("room" in reader) {
    const { visibility } = reader.room;
    const seen = mayBeSeenIn(isOfPreparers(report) ? "co-chairs" : report.visibility, visibility);
    return seen ? await faceFor(ctx, report, { officer: visibility === "co-chairs", coChair: false }) : undefined;
  }
  const standing = await standingOf(ctx.db, ctx.activity.id, reader.person);
  return maySee(standing, report) ? await faceFor(ctx, report, powersOf(standing)) : undefined;
}

/** `officer`: whoever looks may prepare it. */
export const powersOf = (who: Looking) => ({
  officer: seesAll(who),
  coChair: "roles" in who && who.roles.includes("co-chair"),
});

const seesRevision = ({ officer }: { officer: boolean }, revised: Pick<Report, "state">) =>
  officer || !isOfPreparers(revised);

export async function faceFor(
  ctx: Pick<Reading, "db" | "activity">,
  report: Report,
  powers: ReturnType<typeof powersOf>,
): Promise<ReportFace> {
  const { zone, charter } = ctx.activity;
  const [sections, approvals, versions] = await Promise.all([
    contentOf(ctx, report),
    approvalsOf(ctx.db, report.id),
    versionsOf(ctx.db, report.id),
  ]);
  const inWords = (at: Temporal.Instant | null) => (at === null ? undefined : momentInWords(at, zone));
  return {
    ...namedAs(ctx, report),
    parent: parentOf(ctx),
    addressedTo: report.addressedTo,
    state: report.state,
    leader: leaderOf(charter),
    ...powers,
    seal: sealOf(report, versions),
    document: filedAs(ctx, report),
    revised: report.revised && seesRevision(powers, report.revised) ? report.revised : undefined,
    draftedAt: momentInWords(report.draftedAt, zone),
    approvedAt: inWords(report.approvedAt),
    sentAt: inWords(report.sentAt),
    approvals: { by: approvals.map((one) => one.name), needed: charter.rules.report.approvals },
    sections,
  };
}

import type { PersonContext } from "#core/contract/context.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import { changeReport, lockReport, type Report } from "#db/queries/report.ts";
import { addVersions, type ReportVersion, versionsOf } from "#db/queries/report-version.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { contentOf, type Difference, difference, isChanged, sealOf, speaker, standsIn } from "./content.ts";
import { coverOf } from "./cover.ts";
import { namedAs, parentOf } from "./named-as.ts";
import { readRecord } from "./read-record.ts";
import { takeApprovalsBack } from "./take-approvals-back.ts";
import { type DraftReport, reportToDraft } from "./which.ts";

type Changed = { section: ReportSection; edited: boolean } & Difference;

/** Writes down what the record says, section by section. Drafted again, what an editor wrote stays, and what the record says otherwise is told. */
export async function draftReport(ctx: PersonContext, input: DraftReport) {
  const { activity, now } = ctx;
  const { report: found, was } = await reportToDraft(ctx, input);
  const { id, kind, number } = found;
  const sections = activity.charter.rules.report.sections[kind];
  const before = await versionsOf(ctx.db, id);
  const record = await readRecord(ctx, await coverOf(ctx, found), sections);
  const changed = sections.flatMap((section) => changeIn(section, before, record.get(section) ?? []));
  await writeVersions(ctx, found, { before, changed: was ? changed.map((one) => one.section) : sections, record });
  await changeReport(ctx.db, id, { sections, draftedBy: ctx.actor.person, draftedAt: now });
  const report = await lockReport(ctx.db, id);
  const reads = changed.some((one) => !one.edited) || (was && sealOf(was, before) !== sealOf(report, before));
  const voided = reads ? await takeApprovalsBack(ctx, id) : 0;
  const show = { command: "report show", args: { report: String(number) } };
  await ctx.record({ what: "report drafted", ids: { report: id }, show });
  await appendRefresh(ctx.db, { activityId: activity.id, of: "report", ofId: id });
  return {
    ...namedAs(ctx, report),
    made: was === undefined,
    voided,
    ...(was ? { otherwise: otherwise(ctx, was, report) } : {}),
    parent: parentOf(ctx),
    sections: await contentOf(ctx, report),
    edited: sections.filter((section) => standsIn(section, before).edited !== undefined),
    changed: await inWordsOf(ctx, changed),
  };
}

/** What is not of the record. */
function otherwise(ctx: PersonContext, was: Report, now: Report) {
  const { period } = namedAs(ctx, now);
  return {
    to: was.addressedTo === now.addressedTo ? undefined : now.addressedTo,
    period: namedAs(ctx, was).period === period ? undefined : period,
    sections: was.sections.join() !== now.sections.join(),
  };
}

async function inWordsOf({ db }: PersonContext, changed: Changed[]) {
  const sentences = changed.flatMap(({ added, gone }) => [...added, ...gone]);
  const say = await speaker(db, sentences);
  return changed.map((one) => ({ ...one, added: one.added.map(say), gone: one.gone.map(say) }));
}

function changeIn(
  section: ReportSection,
  before: ReportVersion[],
  now: NonNullable<ReportVersion["sentences"]>,
): Changed[] {
  const stands = standsIn(section, before);
  const change = difference(stands.record, now);
  if (!isChanged(change) && stands.version > 0) return [];
  return [{ section, edited: stands.edited !== undefined, ...change }];
}

type Writing = {
  before: ReportVersion[];
  changed: ReportSection[];
  record: ReadonlyMap<ReportSection, NonNullable<ReportVersion["sentences"]>>;
};

async function writeVersions(ctx: PersonContext, { id }: Report, { before, changed, record }: Writing): Promise<void> {
  const of = { activityId: ctx.activity.id, reportId: id, writtenBy: ctx.actor.person, writtenAt: ctx.now };
  const rows = changed.map((section) => ({
    ...of,
    section,
    version: standsIn(section, before).version + 1,
    origin: "record" as const,
    sentences: record.get(section) ?? [],
  }));
  await addVersions(ctx.db, rows);
}

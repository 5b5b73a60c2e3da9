import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addReport, lockReport, type Report } from "#db/queries/report.ts";
import { addVersions, versionsOf } from "#db/queries/report-version.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { standsIn } from "./content.ts";
import { findReport } from "./find-report.ts";
import { filedAs, namedAs } from "./named-as.ts";
import { mustBePossible } from "./state.ts";

/** A draft that begins with the words as they were approved. It takes the place of the other once it is approved itself; what was sent stays as it was sent. */
export async function reviseReport(ctx: PersonContext, input: { report: number }) {
  const before = await lockReport(ctx.db, (await findReport(ctx, input.report)).id);
  mustBePossible(ctx, before, "revise");
  if (before.revised) throw already(ctx, before.number, before.revised.number);
  const { kind, meetingId, coversFrom, coversUntil, addressedTo, visibility, sections } = before;
  const { activity, actor, now } = ctx;
  const number = await nextNumber(ctx.db, activity.id, "report");
  const id = await addReport(ctx.db, {
    ...{ kind, meetingId, coversFrom, coversUntil, addressedTo, visibility, sections },
    ...{ activityId: activity.id, number, revises: before.id, revision: before.revision + 1 },
    ...{ draftedBy: actor.person, draftedAt: now },
  });
  await copyWords(ctx, before, id);
  const show = { command: "report show", args: { report: String(number) } };
  await ctx.record({ what: "report revised", ids: { report: before.id, revision: id }, show });
  for (const ofId of [before.id, id]) await appendRefresh(ctx.db, { activityId: activity.id, of: "report", ofId });
  return {
    ...namedAs(ctx, await lockReport(ctx.db, id)),
    revises: before.number,
    document: filedAs(ctx, before),
    sent: before.state === "sent",
  };
}

/** Of each section what the record says, and over it the words of an editor, if they stand. */
async function copyWords(ctx: PersonContext, { id, sections }: Report, to: number): Promise<void> {
  const versions = await versionsOf(ctx.db, id);
  const of = { activityId: ctx.activity.id, reportId: to, writtenBy: ctx.actor.person, writtenAt: ctx.now };
  const rows = sections.flatMap((section) => {
    const { record, edited } = standsIn(section, versions);
    const own = { ...of, section };
    return [
      { ...own, version: 1, origin: "record" as const, sentences: record },
      ...(edited ? [{ ...own, version: 2, origin: "editor" as const, text: edited.text }] : []),
    ];
  });
  await addVersions(ctx.db, rows);
}

const already = ({ prefix }: PersonContext, number: number, revision: number) =>
  new Problem({
    code: "conflict",
    message: `Report ${number} has a revision already: report ${revision}.`,
    hint: `${prefix}report show report:${revision} shows it.`,
    field: "report",
  });

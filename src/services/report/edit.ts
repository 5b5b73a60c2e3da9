import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { REPORT_SECTIONS, type ReportSection } from "#core/contract/report-kinds.ts";
import { sectionTitle, textOf } from "#core/views/report.ts";
import { lockReport, type Report } from "#db/queries/report.ts";
import { addVersions, versionsOf } from "#db/queries/report-version.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { contentOf, isChanged, type Stands, standsIn } from "./content.ts";
import { findReport } from "./find-report.ts";
import { namedAs, parentOf } from "./named-as.ts";
import { mustBePossible } from "./state.ts";
import { takeApprovalsBack } from "./take-approvals-back.ts";

export const SECTION_CHARS = 12_000;

/** `text`: the section in an editor's words; without it, as the record says. `as`: the version that a button was shown with. */
export type EditReport = {
  report: number;
  section: ReportSection;
  text?: string | undefined;
  from?: "record" | undefined;
  as?: string | undefined;
};

/** A new version of one section; the earlier ones stay. What was approved so far is to be approved again. */
export async function editReport(ctx: PersonContext, input: EditReport) {
  const { section } = input;
  const report = await lockReport(ctx.db, (await findReport(ctx, input.report)).id);
  mustBePossible(ctx, report, "edit");
  mustHave(ctx, report, section);
  const stands = standsIn(section, await versionsOf(ctx.db, report.id));
  mustBeSeen(ctx, input, stands.version);
  const text = input.from === "record" ? null : (input.text ?? null);
  if (text === null && !stands.edited) throw asItIs(ctx, report, input);
  if (text !== null && !isAskedAgain(stands) && text === (await textNow(ctx, report, section)))
    throw saysSo(ctx, report, input);
  const { id, number } = report;
  const of = { activityId: ctx.activity.id, reportId: id, section, version: stands.version + 1 };
  const written = { origin: "editor" as const, text, writtenBy: ctx.actor.person, writtenAt: ctx.now };
  await addVersions(ctx.db, [{ ...of, ...written }]);
  const voided = await takeApprovalsBack(ctx, id);
  const show = { command: "report show", args: { report: String(number), section } };
  await ctx.record({ what: "report edited", ids: { report: id }, show, refresh: { of: "report", ofId: id } });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "report", ofId: id });
  return { ...namedAs(ctx, report), section, parent: parentOf(ctx), version: of.version, back: text === null, voided };
}

/** What the form to edit it begins with: the section as it stands. */
export async function sectionToEdit(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string>> {
  const number = args.report;
  const section = REPORT_SECTIONS.find((one) => one === args.section);
  if (typeof number !== "number" || !section || ctx.actor.kind !== "person") return {};
  const text = await textNow(ctx, await findReport(ctx, number), section);
  return text === "" || text.length > SECTION_CHARS ? {} : { text };
}

/** As it stands, to be changed; a form sends it back like that where nothing is. */
async function textNow(ctx: Context, report: Report, section: ReportSection): Promise<string> {
  const [view] = await contentOf(ctx, { ...report, sections: [section] });
  return view ? textOf(view).trim() : "";
}

/** The record says something else since it was edited: the same words again stand beside that. */
const isAskedAgain = ({ edited }: Stands) => edited !== undefined && isChanged(edited.since);

function mustHave(ctx: Context, { number, kind, sections }: Report, section: ReportSection): void {
  if (sections.includes(section)) return;
  throw new Problem({
    code: "not found",
    message: `Report ${number} has no section "${sectionTitle(section, { kind, parent: parentOf(ctx) })}".`,
    hint: `Its sections are: ${sections.join(", ")}.`,
    field: "section",
  });
}

function mustBeSeen({ prefix }: Context, { report, section, as }: EditReport, version: number): void {
  if (as === undefined || as === String(version)) return;
  throw new Problem({
    code: "conflict",
    message: `This section of report ${report} was changed meanwhile, so your words are not recorded.`,
    hint: `Look again: ${prefix}report show report:${report} section:${section}.`,
  });
}

function saysSo(ctx: Context, { number, kind }: Report, { section }: EditReport): Problem {
  const title = sectionTitle(section, { kind, parent: parentOf(ctx) });
  const message = `"${title}" of report ${number} says exactly that already; nothing is changed.`;
  return new Problem({ code: "conflict", message, hint: "Give the section's new text.", field: "text" });
}

function asItIs(ctx: Context, { number, kind }: Report, { section, text }: EditReport): Problem {
  if (text === undefined) {
    const message = `The section ${section} of report ${number} is as the record says; nobody has edited it.`;
    return new Problem({ code: "conflict", message, hint: "Give the section's new text.", field: "text" });
  }
  const message = `${sectionTitle(section, { kind, parent: parentOf(ctx) })} is as the record says.`;
  return new Problem({ code: "conflict", message, hint: "Leave from:record out to change it.", field: "from" });
}

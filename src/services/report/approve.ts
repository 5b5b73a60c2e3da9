import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { plainTitle } from "#core/views/report.ts";
import { documentOfReport } from "#db/queries/document.ts";
import { lockMeeting } from "#db/queries/meeting.ts";
import { changeReport, lockReport, type Report } from "#db/queries/report.ts";
import { addApproval, approvalsOf, versionsOf } from "#db/queries/report-version.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { enterDocument, reviseEntered } from "../document/enter.ts";
import { difference, sealOf, standsIn } from "./content.ts";
import { coverOf } from "./cover.ts";
import { findReport } from "./find-report.ts";
import { namedAs } from "./named-as.ts";
import { readRecord } from "./read-record.ts";
import { mustBePossible } from "./state.ts";
import { tooFewLead } from "./too-few-lead.ts";

/** `as`: the words that a button was shown with. */
type Approving = { report: number; as?: string | undefined };

/** An approval of the words as they stand; the last that is needed makes them a numbered output document, and nothing changes them afterwards. */
export async function approveReport(ctx: PersonContext, input: Approving) {
  const report = await lockReport(ctx.db, (await findReport(ctx, input.report)).id);
  mustBePossible(ctx, report, "approve");
  await mustBeOver(ctx, report);
  await mustStillAsk(ctx, report);
  mustBeRead(ctx, input, sealOf(report, await versionsOf(ctx.db, report.id)));
  const { id, number, addressedTo } = report;
  const of = { activityId: ctx.activity.id, reportId: id };
  const first = await addApproval(ctx.db, { ...of, personId: ctx.actor.person, approvedAt: ctx.now });
  const have = (await approvalsOf(ctx.db, id)).length;
  const { approvals: needed } = ctx.activity.charter.rules.report;
  const short = have < needed ? await tooFewLead(ctx) : undefined;
  if (have < needed && !first) throw alreadyApproved(ctx, number, { have, needed, short });
  const show = { command: "report show", args: { report: String(number) } };
  await ctx.record({ what: "report approved", ids: { report: id }, show });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "report", ofId: id });
  const document = have < needed ? undefined : await settle(ctx, report);
  return { ...namedAs(ctx, report), addressedTo, have, needed, short, document };
}

/** Returns the number of the document. */
async function settle(ctx: PersonContext, report: Report): Promise<string> {
  const { id, visibility, meetingId, addressedTo, revises } = report;
  await changeReport(ctx.db, id, { state: "approved", approvedAt: ctx.now });
  const about = { title: plainTitle(namedAs(ctx, report)), abstract: `For ${addressedTo}.` };
  if (revises !== null) return await settleRevision(ctx, { ...report, revises }, about);
  const source = ctx.activity.charter.acronym;
  const output = { kind: "output" as const, source, visibility, meetingId, agendaItemId: null, late: false };
  return (await enterDocument(ctx, { ...about, ...output, content: { report: id } })).label;
}

type Revision = Pick<Report, "id" | "revision"> & { revises: number };

/** It is handed in as a revision of the same document. What was sent stays as it was sent; what waited to be sent does not any more. */
async function settleRevision(
  ctx: PersonContext,
  { id, revises, revision }: Revision,
  about: { title: string; abstract: string },
): Promise<string> {
  const before = await lockReport(ctx.db, revises);
  if (before.state === "approved") await changeReport(ctx.db, revises, { state: "replaced" });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "report", ofId: revises });
  return await reviseEntered(ctx, await documentOfReport(ctx.db, revises), { ...about, number: revision, report: id });
}

/** Nothing is asked twice, and nothing that no longer waits. */
async function mustStillAsk(ctx: PersonContext, report: Report): Promise<void> {
  if (report.meetingId === null || !report.sections.includes("asks")) return;
  const drafted = standsIn("asks", await versionsOf(ctx.db, report.id)).record;
  const asked = (await readRecord(ctx, await coverOf(ctx, report), ["asks"])).get("asks") ?? [];
  if (difference(drafted, asked).gone.length === 0) return;
  throw new Problem({
    code: "conflict",
    message: `What is asked has changed since report ${report.number} was drafted, or another report asks it.`,
    hint: `Draft it again, and it says what is asked now: ${ctx.prefix}report draft report:${report.number}.`,
  });
}

/** What is recorded of a meeting until its end may still change it. */
async function mustBeOver(ctx: PersonContext, { number, meetingId }: Report): Promise<void> {
  const meeting = meetingId === null ? undefined : await lockMeeting(ctx.db, meetingId, "share");
  if (!meeting || meeting.state === "ended") return;
  throw new Problem({
    code: "conflict",
    message: `Meeting ${meeting.number} is not over yet, so report ${number} cannot be approved.`,
    hint: `After ${ctx.prefix}meeting end meeting:${meeting.number}, draft the report again: ${ctx.prefix}report draft report:${number}.`,
    field: "report",
  });
}

function mustBeRead({ prefix }: PersonContext, { report, as }: Approving, seal: string): void {
  if (as === undefined || as === seal) return;
  throw new Problem({
    code: "conflict",
    message: `Report ${report} was changed since this was shown, so it is not approved.`,
    hint: `Read it again: ${prefix}report show report:${report}.`,
  });
}

type Counted = { have: number; needed: number; short: string | undefined };

const alreadyApproved = ({ prefix }: PersonContext, number: number, { have, needed, short }: Counted) =>
  new Problem({
    code: "conflict",
    message: `You have approved report ${number} already: ${have} of ${needed} approvals.`,
    hint: short ?? `Somebody else has to approve it too; ${prefix}report show report:${number} says who has.`,
    field: "report",
  });

import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { ReportKind } from "#core/contract/report-kinds.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { lockMeeting, type Meeting } from "#db/queries/meeting.ts";
import {
  addReport,
  changeReport,
  lockReport,
  type NewReport,
  type Report,
  reportOfMeeting,
} from "#db/queries/report.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { phaseOf } from "../meeting/state.ts";
import { visibilityOf } from "./cover.ts";
import { findReport } from "./find-report.ts";
import { readPeriod } from "./period.ts";
import { mustBePossible } from "./state.ts";

export type DraftReport = {
  /** One that is a draft already. */
  report?: number | undefined;
  meeting?: number | undefined;
  kind?: ReportKind | undefined;
  to?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
};

/** The report that is to be drafted, alone with it until the call ends. `made`: there was none yet. */
export async function reportToDraft(
  ctx: PersonContext,
  input: DraftReport,
): Promise<{ report: Report; made: boolean }> {
  if (input.report !== undefined) return { report: await redrafted(ctx, input, input.report), made: false };
  const kind = input.kind ?? "executive-summary";
  if (kind === "progress-report") return { report: await madeOf(ctx, ofPeriod(ctx, input)), made: true };
  if (input.meeting === undefined) throw wrong("meeting", "Say which meeting the report is about.");
  const { id } = await findMeeting(ctx, input.meeting);
  const meeting = await lockMeeting(ctx.db, id, "update");
  mustHaveBegun(ctx, meeting);
  const before = await reportOfMeeting(ctx.db, { meetingId: id, kind });
  if (before) return { report: await lockedDraft(ctx, before.id), made: false };
  const addressedTo = input.to ?? addressee(ctx, kind);
  const of = { kind, meetingId: id, addressedTo, visibility: visibilityOf(ctx, meeting) };
  return { report: await madeOf(ctx, of), made: true };
}

async function lockedDraft(ctx: PersonContext, id: number): Promise<Report> {
  const report = await lockReport(ctx.db, id);
  mustBePossible(ctx, report, "draft");
  return report;
}

/** A draft may get another period, or go to others. */
async function redrafted(ctx: PersonContext, input: DraftReport, number: number): Promise<Report> {
  const report = await lockedDraft(ctx, (await findReport(ctx, number)).id);
  const { to, from, until } = input;
  if (report.kind !== "progress-report" && (from ?? until) !== undefined) throw noPeriod();
  const { coversFrom } = report;
  const period =
    (from ?? until) === undefined ? {} : readPeriod(ctx, { from: from ?? coversFrom?.toString() ?? "", until });
  const change = { ...period, ...(to === undefined ? {} : { addressedTo: to }) };
  if (Object.keys(change).length > 0) await changeReport(ctx.db, report.id, change);
  return await lockReport(ctx.db, report.id);
}

function ofPeriod(ctx: PersonContext, { meeting, to, from, until }: DraftReport) {
  if (meeting !== undefined) throw wrong("meeting", "A progress report is about a period and not about a meeting.");
  if (to === undefined) throw wrong("to", "Say which groups the progress report is for.");
  if (from === undefined) throw wrong("from", "Say when the period of the progress report begins.");
  const kind = "progress-report" as const;
  return { kind, addressedTo: to, visibility: visibilityOf(ctx), ...readPeriod(ctx, { from, until }) };
}

type Made = Pick<NewReport, "kind" | "meetingId" | "addressedTo" | "visibility" | "coversFrom" | "coversUntil">;

async function madeOf(ctx: PersonContext, made: Made): Promise<Report> {
  const { activity, actor, now } = ctx;
  const number = await nextNumber(ctx.db, activity.id, "report");
  const sections = activity.charter.rules.report.sections[made.kind];
  const row = { ...made, activityId: activity.id, number, sections, draftedBy: actor.person, draftedAt: now };
  return await lockReport(ctx.db, await addReport(ctx.db, row));
}

function addressee({ activity }: PersonContext, kind: ReportKind): string {
  const { acronym, parent } = activity.charter;
  return kind === "meeting-report" ? `Members of ${acronym}` : (parent.acronym ?? parent.name);
}

const STATES = {
  scheduled: "has not begun yet",
  past: "should be over, and nobody has recorded yet whether it was held",
  cancelled: "was cancelled",
};

function mustHaveBegun({ now, prefix }: PersonContext, meeting: Meeting): void {
  const phase = phaseOf(meeting, now);
  if (phase === "started" || phase === "ended") return;
  const { number } = meeting;
  throw new Problem({
    code: "conflict",
    message: `Meeting ${number} ${STATES[phase]}, so there is nothing to report.`,
    hint:
      phase === "past"
        ? `${prefix}meeting end meeting:${number} records that it was held; then its report can be drafted.`
        : "A report is drafted from the beginning of the meeting on.",
    field: "meeting",
  });
}

const wrong = (field: string, message: string) =>
  new Problem({
    code: "invalid",
    message,
    hint: 'Such as report draft meeting:1, or report draft kind:progress-report to:"ITU-T SG21" from:2025-07-01.',
    field,
  });

const noPeriod = () =>
  new Problem({
    code: "invalid",
    message: "The report of a meeting covers what came since the meeting before it, so it has no period of its own.",
    hint: "Leave from and until out.",
    field: "from",
  });

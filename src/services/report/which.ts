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

/** `was`: as it stood before; none: there was none yet. */
type Wanted = { report: Report; was?: Report };

/** The report that is to be drafted, alone with it until the call ends. */
export async function reportToDraft(ctx: PersonContext, input: DraftReport): Promise<Wanted> {
  if (input.report !== undefined) return await redrafted(ctx, input, (await findReport(ctx, input.report)).id);
  const kind = input.kind ?? "executive-summary";
  if (kind === "progress-report") return { report: await madeOf(ctx, ofPeriod(ctx, input)) };
  if (input.meeting === undefined) throw wrong("meeting", "Say which meeting the report is about.");
  if ((input.from ?? input.until) !== undefined) throw noPeriod();
  const { id } = await findMeeting(ctx, input.meeting);
  const meeting = await lockMeeting(ctx.db, id, "update");
  mustHaveBegun(ctx, meeting);
  const before = await reportOfMeeting(ctx.db, { meetingId: id, kind });
  if (before) return await redrafted(ctx, input, before.id);
  const addressedTo = input.to ?? addressee(ctx, kind);
  const of = { kind, meetingId: id, addressedTo, visibility: visibilityOf(ctx, meeting) };
  return { report: await madeOf(ctx, of) };
}

/** A draft may get another period, or go to others. */
async function redrafted(ctx: PersonContext, input: DraftReport, id: number): Promise<Wanted> {
  const was = await lockReport(ctx.db, id);
  mustBePossible(ctx, was, "draft");
  mustBeMeant(was, input);
  const { to, from, until } = input;
  const { coversFrom } = was;
  const period =
    (from ?? until) === undefined ? {} : readPeriod(ctx, { from: from ?? coversFrom?.toString() ?? "", until });
  const change = { ...period, ...(to === undefined ? {} : { addressedTo: to }) };
  if (Object.keys(change).length > 0) await changeReport(ctx.db, id, change);
  return { report: await lockReport(ctx.db, id), was };
}

/** Nothing that is said beside a report's number is passed over. */
function mustBeMeant({ number, kind, meeting: of }: Report, { kind: said, meeting, from, until }: DraftReport): void {
  const about = of === null ? "a period" : `meeting ${of}`;
  if (meeting !== undefined && meeting !== of) throw wrong("meeting", `Report ${number} is about ${about}.`);
  if (said !== undefined && said !== kind) throw wrong("kind", `Report ${number} is of another kind: ${kind}.`);
  if (kind !== "progress-report" && (from ?? until) !== undefined) throw noPeriod();
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

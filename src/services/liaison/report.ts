import { may } from "#core/contract/access.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Liaison, liaisonNumbered } from "#db/queries/liaison.ts";
import { reportMeetings } from "#db/queries/liaison-list.ts";
import { fileReport, reportOf } from "#db/queries/liaison-report.ts";
import { lockMeeting, type Meeting, meetingById, meetingNumbered } from "#db/queries/meeting.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { findLiaison, lockedLiaison } from "./find-liaison.ts";
import { mustBePossible } from "./state.ts";
import { tellCoChairs } from "./tell.ts";

type Filing = {
  liaison: number;
  /** The one that is owed when none is said. */
  meeting?: number | undefined;
  concerns: string;
  statements: string;
  events: string;
};

/** The representative's report to a meeting; it can be changed until the meeting starts, and filed late once. */
export async function reportToMeeting(ctx: PersonContext, input: Filing) {
  const liaison = await lockedLiaison(ctx, input.liaison, "report");
  mustBeTheirs(ctx, liaison);
  const meeting = await lockMeeting(ctx.db, (await meetingFor(ctx, liaison, input.meeting)).id, "share");
  const filed = await reportOf(ctx.db, liaison.id, meeting.id);
  const late = hasBegun(ctx, meeting);
  if (filed && late) throw tooLate(ctx, meeting);
  const { concerns, statements, events } = input;
  if (filed && Object.keys(differing(filed, { concerns, statements, events })).length === 0) throw asItIs(meeting);
  const by = { activityId: ctx.activity.id, by: ctx.actor.person, at: ctx.now };
  const id = await fileReport(ctx.db, {
    liaisonId: liaison.id,
    meetingId: meeting.id,
    concerns,
    statements,
    events,
    ...by,
  });
  const what = filed ? "liaison report changed" : "liaison report filed";
  const show = { command: "liaison show", args: { liaison: String(liaison.number) } };
  await ctx.record({ what, ids: { liaison: liaison.id, meeting: meeting.id, report: id }, show });
  if (!filed) await tellCoChairs(ctx, "reported", { liaison: liaison.id, meeting: meeting.id });
  const { number, body, direction } = liaison;
  const until = momentInWords(meeting.startsAt, meeting.zone);
  return {
    activity: ctx.activity.slug,
    number,
    body,
    direction,
    meeting: meeting.number,
    changed: filed !== undefined,
    late,
    until,
    sees: may(ctx.actor, "member"),
  };
}

const asItIs = ({ number }: Meeting) =>
  new Problem({
    code: "conflict",
    message: `Your report to meeting ${number} says exactly that already; nothing is changed.`,
    hint: "Change the text, or leave it as it is.",
    field: "concerns",
  });

const hasBegun = ({ now }: Pick<Context, "now">, { startsAt, state }: Meeting) =>
  state === "started" || state === "ended" || Temporal.Instant.compare(now, startsAt) >= 0;

/** The meeting named, else the next one to come, else the last one. */
async function meetingFor(ctx: PersonContext, liaison: Liaison, number: number | undefined): Promise<{ id: number }> {
  const meeting = number === undefined ? await owedTo(ctx, liaison) : await findMeeting(ctx, number);
  if (!meeting) throw await nothingOwed(ctx, liaison);
  if (meeting.state === "cancelled") {
    const message = `Meeting ${meeting.number} was cancelled, so no report to it is expected.`;
    throw new Problem({ code: "conflict", message, hint: "Name another meeting.", field: "meeting" });
  }
  if (Temporal.Instant.compare(meeting.startsAt, liaison.since) > 0) return meeting;
  const message = `Meeting ${meeting.number} was before this office began, so no report to it is expected.`;
  throw new Problem({ code: "conflict", message, hint: "Name a later meeting.", field: "meeting" });
}

async function nothingOwed(ctx: PersonContext, liaison: Liaison): Promise<Problem> {
  const { last } = await reportMeetings(ctx.db, ctx.activity.id, ctx.now);
  const filed = last && (await reportOf(ctx.db, liaison.id, last.id));
  const message = filed
    ? `Your report to meeting ${last.number} is filed and stands; no later meeting is scheduled.`
    : "No meeting has been scheduled that a report could be filed to.";
  const hint = `${ctx.prefix}meeting list shows the meetings.`;
  return new Problem({ code: "conflict", message, hint, field: "meeting" });
}

async function owedTo(ctx: Context, { id, since }: Liaison): Promise<Meeting | undefined> {
  const { next, last } = await reportMeetings(ctx.db, ctx.activity.id, ctx.now);
  const overdue = last && Temporal.Instant.compare(last.startsAt, since) > 0 && !(await reportOf(ctx.db, id, last.id));
  const meeting = overdue && !next ? last : next;
  return meeting && (await meetingById(ctx.db, meeting.id));
}

function mustBeTheirs({ actor, prefix }: PersonContext, { personId, name, number }: Liaison): void {
  if (personId === actor.person) return;
  const message = `Only ${name} reports for liaison ${number}.`;
  throw new Problem({
    code: "forbidden",
    message,
    hint: `${prefix}liaison list shows who reports for what.`,
    field: "liaison",
  });
}

const tooLate = ({ activity, prefix }: PersonContext, { number, startsAt }: Meeting) =>
  new Problem({
    code: "too late",
    message: `Meeting ${number} began on ${momentInWords(startsAt, activity.zone)}, so your report to it stands as it is.`,
    hint: `What changed since goes into the next report: ${prefix}liaison report.`,
    field: "meeting",
  });

/** For its form: whoever may not file is told before they write. */
export async function mayReport(
  ctx: PersonContext,
  number: number,
  { meeting }: Record<string, unknown>,
): Promise<void> {
  const liaison = await findLiaison(ctx, number);
  mustBePossible(ctx, liaison, "report");
  mustBeTheirs(ctx, liaison);
  if (meeting === undefined) await meetingFor(ctx, liaison, undefined);
}

/** What the form shows: the report as it was filed, to be changed, and the meeting it is for. */
export async function reportSoFar(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string>> {
  const number = args.liaison;
  const liaison = typeof number === "number" ? await liaisonNumbered(ctx.db, ctx.activity.id, number) : undefined;
  const { actor } = ctx;
  if (!liaison || actor.kind !== "person" || liaison.personId !== actor.person) return {};
  const named = args.meeting;
  const meeting =
    typeof named === "number" ? await meetingNumbered(ctx.db, ctx.activity.id, named) : await owedTo(ctx, liaison);
  if (!meeting) return {};
  const filed = await reportOf(ctx.db, liaison.id, meeting.id);
  const { concerns, statements, events } = filed ?? {};
  const said = concerns === undefined ? {} : { concerns, statements: statements ?? "", events: events ?? "" };
  return { meeting: String(meeting.number), ...said };
}

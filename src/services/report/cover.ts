import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Context } from "#core/contract/context.ts";
import type { Covered } from "#core/contract/report.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { beginOfMeetingAfter, endOfMeetingBefore, type Report, reportById } from "#db/queries/report.ts";
import { mayBeSeenIn, visibleIn } from "../room/who-sees.ts";
import { askedAlready } from "./asked-already.ts";

/** The narrower of what the charter says of reports and who sees the meeting. */
export function visibilityOf({ activity }: Pick<Context, "activity">, meeting?: { visibility: RoomVisibility }) {
  const { visibility } = activity.charter.rules.report;
  return meeting && !mayBeSeenIn(meeting.visibility, visibility) ? meeting.visibility : visibility;
}

type About = Pick<Report, "number" | "kind" | "meetingId" | "coversFrom" | "coversUntil" | "visibility" | "revises">;

/** Of a meeting: all since the one before it ended, until its own end; nothing that whoever reads the report could not see. */
export async function coverOf(ctx: Context, report: About): Promise<Covered> {
  const { db, activity, now } = ctx;
  const { kind, meetingId, coversFrom, coversUntil, visibility } = report;
  const about = { kind, visible: visibleIn(visibility), itself: await chainOf(db, report) };
  const meeting = meetingId === null ? undefined : await meetingById(db, meetingId);
  if (!meeting) {
    const period = { until: coversUntil ?? after(now), ...from(coversFrom) };
    return { ...about, ...period, asks: { ...period, isAsked: () => false } };
  }
  const around = { activityId: activity.id, startsAt: meeting.startsAt };
  const [before, next] = [await endOfMeetingBefore(db, around), await beginOfMeetingAfter(db, around)];
  const isAsked = await askedAlready(ctx, { kind, meetingId: meeting.id });
  const asks = { until: next ?? after(now), isAsked };
  return {
    ...about,
    meeting: meeting.id,
    until: after(meeting.endedAt ?? now),
    ...from(before && after(before)),
    asks,
  };
}

async function chainOf(db: Context["db"], { number, revises }: Pick<Report, "number" | "revises">): Promise<number[]> {
  const before = revises === null ? undefined : await reportById(db, revises);
  return before ? [number, ...(await chainOf(db, before))] : [number];
}

const from = (since: Temporal.Instant | null) => (since ? { since } : {});

/** What happened at that very instant is before this one. */
export const after = (at: Temporal.Instant): Temporal.Instant => at.add({ microseconds: 1 });

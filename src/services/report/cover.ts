import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Context } from "#core/contract/context.ts";
import type { Covered } from "#core/contract/report.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { meetingBefore, type Report } from "#db/queries/report.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";

const ALL: RoomVisibility[] = ["everyone", "members", "co-chairs"];

/** The narrower of what the charter says of reports and who sees the meeting. */
export function visibilityOf({ activity }: Pick<Context, "activity">, meeting?: { visibility: RoomVisibility }) {
  const { visibility } = activity.charter.rules.report;
  return meeting && !mayBeSeenIn(meeting.visibility, visibility) ? meeting.visibility : visibility;
}

/** Of a meeting: all since the one before it ended, until its own end; nothing that whoever reads the report could not see. */
export async function coverOf(
  { db, activity, now }: Context,
  report: Pick<Report, "kind" | "meetingId" | "coversFrom" | "coversUntil" | "visibility">,
): Promise<Covered> {
  const { kind, meetingId, coversFrom, coversUntil, visibility } = report;
  const visible = ALL.filter((thing) => mayBeSeenIn(thing, visibility));
  const meeting = meetingId === null ? undefined : await meetingById(db, meetingId);
  if (!meeting) {
    const period = { until: coversUntil ?? after(now), ...from(coversFrom) };
    return { kind, visible, ...period, asks: period };
  }
  const before = await meetingBefore(db, { activityId: activity.id, startsAt: meeting.startsAt, kind });
  const since = before?.endedAt ? after(before.endedAt) : null;
  const asks = { until: after(now), ...from(before?.draftedAt ? after(before.draftedAt) : since) };
  return { kind, visible, meeting: meeting.id, until: after(meeting.endedAt ?? now), ...from(since), asks };
}

const from = (since: Temporal.Instant | null) => (since ? { since } : {});

/** What happened at that very instant is before this one. */
export const after = (at: Temporal.Instant): Temporal.Instant => at.add({ microseconds: 1 });

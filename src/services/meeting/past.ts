import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";
import { findMeeting } from "./find-meeting.ts";
import { showMeetingEverywhere } from "./plan.ts";
import { phaseOf } from "./state.ts";

/** The clock: its time is over. Where nobody started it, its cards say so, and officers are asked whether it was held. */
export async function askIfHeld(ctx: Context, input: { meeting: number }): Promise<void> {
  const { activity, db, now } = ctx;
  const meeting = await findMeeting(ctx, input.meeting);
  if (phaseOf(meeting, now) !== "past") return;
  await showMeetingEverywhere(db, activity.id, meeting.id);
  const holders = await holdersOf(db, activity.id, ["co-chair", "secretariat"]);
  const accounts = await accountsToReach(db, [...new Set(holders.map((one) => one.personId))]);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { meeting: meeting.id, person } }));
  await appendPosts(db, { activityId: activity.id, notice: "meeting past", runAt: now, to });
}

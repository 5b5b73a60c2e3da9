import type { PersonContext } from "#core/contract/context.ts";
import { changeInCalendars, lockMeeting, type Meeting } from "#db/queries/meeting.ts";
import { appendRefresh, dropAlarms } from "#db/queries/work.ts";
import { endWithMeeting } from "../agenda/end-with-meeting.ts";
import { findMeeting } from "./find-meeting.ts";
import { planReminders, showMeetingEverywhere } from "./plan.ts";
import { stateNow } from "./state.ts";
import { tellRegistered } from "./tell-registered.ts";

/** For good: its number stays its own, and calendars show it as cancelled. */
export async function cancelMeeting(ctx: PersonContext, input: { meeting: number; reason?: string | undefined }) {
  const { now } = ctx;
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "update");
  const state = stateNow(ctx, meeting, "cancel");
  const change = { state, cancelledAt: now, cancelledWhy: input.reason ?? null };
  await changeInCalendars(ctx.db, meeting.id, change, now);
  const show = { command: "meeting show", args: { meeting: String(meeting.number) } };
  await ctx.record({ what: "meeting cancelled", ids: { meeting: meeting.id }, show });
  await dropAlarms(ctx.db, { of: "meeting", ofId: meeting.id });
  await planReminders(ctx, meeting.id);
  await showMeetingEverywhere(ctx.db, ctx.activity.id, meeting.id);
  await showSlotFree(ctx, meeting);
  const told = await tellRegistered(ctx, { notice: "meeting cancelled", about: { meeting: meeting.id } });
  const agenda = await endWithMeeting(ctx, meeting);
  return { number: meeting.number, title: meeting.title, told, agenda };
}

async function showSlotFree({ db, activity }: PersonContext, { pollId }: Meeting): Promise<void> {
  if (pollId !== null) await appendRefresh(db, { activityId: activity.id, of: "poll", ofId: pollId });
}

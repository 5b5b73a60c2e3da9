import type { Context } from "#core/contract/context.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { tellHolders } from "../member/tell-each.ts";
import { findMeeting } from "./find-meeting.ts";
import { showMeetingEverywhere } from "./plan.ts";
import { phaseOf } from "./state.ts";

/** The clock: its time is over. Where nobody started it, its cards say so, and officers are asked whether it was held. */
export async function askIfHeld(ctx: Context, input: { meeting: number }): Promise<void> {
  const { activity, db, now } = ctx;
  const meeting = await findMeeting(ctx, input.meeting);
  if (phaseOf(meeting, now) !== "past") return;
  await showMeetingEverywhere(db, activity.id, meeting.id);
  await askOfficers(ctx, meeting, "meeting past");
}

/** The clock: it was started, and should have ended a while ago. */
export async function askIfEnded(ctx: Context, input: { meeting: number }): Promise<void> {
  const meeting = await findMeeting(ctx, input.meeting);
  if (meeting.state === "started") await askOfficers(ctx, meeting, "meeting overrun");
}

async function askOfficers(ctx: Context, { id: meeting }: Meeting, notice: string): Promise<void> {
  const told = { activityId: ctx.activity.id, notice, about: { meeting } };
  await tellHolders(ctx, { ...told, roles: ["co-chair", "secretariat"] });
}

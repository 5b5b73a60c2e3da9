import type { PersonContext } from "#core/contract/context.ts";
import { countsOf, NOBODY } from "#db/queries/attendance.ts";
import { changeMeeting, lockMeeting } from "#db/queries/meeting.ts";
import { dropAlarms } from "#db/queries/work.ts";
import { notTaken } from "../agenda/not-taken.ts";
import { stopItem } from "../agenda/stop.ts";
import { findMeeting } from "./find-meeting.ts";
import { planReminders, showMeetingEverywhere } from "./plan.ts";
import { stateNow } from "./state.ts";

/** Closes the meeting; one that nobody started was held as planned. Attendance can still be corrected by officers. */
export async function endMeeting(ctx: PersonContext, input: { meeting: number }) {
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "update");
  const { id, number, title } = meeting;
  const state = stateNow(ctx, meeting, "end");
  const asPlanned = meeting.state === "scheduled";
  const when = asPlanned ? { startedAt: meeting.startsAt, endedAt: meeting.endsAt } : { endedAt: ctx.now };
  await changeMeeting(ctx.db, id, { state, ...when });
  const show = { command: "meeting show", args: { meeting: String(number) } };
  await ctx.record({ what: "meeting ended", ids: { meeting: id }, show });
  await dropAlarms(ctx.db, { of: "meeting", ofId: id });
  await planReminders(ctx, id);
  await showMeetingEverywhere(ctx.db, ctx.activity.id, id);
  const closed = await stopItem(ctx, meeting, { as: "close", at: when.endedAt });
  const { cameOnSite, cameRemote } = (await countsOf(ctx.db, [id])).get(id) ?? NOBODY;
  return { number, title, came: cameOnSite + cameRemote, closed, agenda: await notTaken(ctx.db, id) };
}

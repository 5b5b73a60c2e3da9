import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeMeeting, lockMeeting } from "#db/queries/meeting.ts";
import { dropAlarms } from "#db/queries/work.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { findMeeting } from "./find-meeting.ts";
import { startsOnlyOn } from "./may-start.ts";
import { PAST, planOverrun, showMeetingEverywhere } from "./plan.ts";
import { stateNow } from "./state.ts";

/** Opens the meeting; its attendance can be taken from now on. */
export async function startMeeting(ctx: PersonContext, input: { meeting: number }) {
  const { now } = ctx;
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "update");
  const { id, number, title, startsAt, endsAt, zone } = meeting;
  const state = stateNow(ctx, meeting, "start");
  const day = startsOnlyOn(meeting, now);
  if (day !== undefined) {
    const message = `Meeting ${number} is on ${rangeInWords(startsAt, endsAt, zone)}; it is too early to start it.`;
    const hint = `It can be started on ${day}. ${ctx.prefix}meeting move gives it an earlier time.`;
    throw new Problem({ code: "conflict", message, hint });
  }
  await changeMeeting(ctx.db, id, { state, startedAt: now });
  await dropAlarms(ctx.db, { of: "meeting", ofId: id, command: PAST });
  await planOverrun(ctx, meeting);
  const show = { command: "meeting show", args: { meeting: String(number) } };
  await ctx.record({ what: "meeting started", ids: { meeting: id }, show });
  await showMeetingEverywhere(ctx.db, ctx.activity.id, id);
  return { number, title };
}

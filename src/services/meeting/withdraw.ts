import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { attendanceOf, dropRegistration } from "#db/queries/attendance.ts";
import { lockMeeting } from "#db/queries/meeting.ts";
import { isOver, registrationEnd } from "./deadlines.ts";
import { findMeeting } from "./find-meeting.ts";
import { whoComes } from "./register.ts";
import { stateNow } from "./state.ts";

/** Takes a registration, or regrets, back. */
export async function withdrawFromMeeting(ctx: PersonContext, input: { meeting: number; member?: string | undefined }) {
  const who = await whoComes(ctx, input.member);
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "share");
  const { id, number } = meeting;
  stateNow(ctx, meeting, "withdraw");
  const before = await attendanceOf(ctx.db, id, who.person);
  if (!before?.mode || !(await dropRegistration(ctx.db, id, who.person))) {
    const message = `${who.name === undefined ? "You are" : `${who.name} is`} not registered for meeting ${number}.`;
    throw new Problem({ code: "conflict", message, hint: `${ctx.prefix}meeting show meeting:${number} shows it.` });
  }
  const show = { command: "meeting show", args: { meeting: String(number) } };
  const refresh = { of: "meeting", ofId: id };
  await ctx.record({ what: "meeting withdrawal", ids: { meeting: id, person: who.person }, show, refresh });
  const final = isOver(registrationEnd(meeting), ctx.now);
  return { number, title: meeting.title, name: who.name, mode: before.mode, final };
}

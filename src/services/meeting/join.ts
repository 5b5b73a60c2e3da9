import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { attendanceOf } from "#db/queries/attendance.ts";
import { linkOf } from "#db/queries/meeting.ts";
import { findMeeting } from "./find-meeting.ts";
import { howToRegister } from "./register.ts";
import { stateNow } from "./state.ts";

/** The remote link, for those who are registered and for officers. */
export async function joinMeeting(ctx: PersonContext, input: { meeting: number }) {
  const meeting = await findMeeting(ctx, input.meeting);
  const { id, number, title, remote } = meeting;
  stateNow(ctx, meeting, "join");
  const part = await attendanceOf(ctx.db, id, ctx.actor.person);
  const mode = part?.mode;
  if (mode !== "on-site" && mode !== "remote" && ctx.actor.roles.length === 0) {
    const message = `The link of meeting ${number} is for those who are registered.`;
    throw new Problem({ code: "forbidden", message, hint: howToRegister(ctx, meeting, part) });
  }
  const link = await linkOf(ctx.db, id);
  if (link === null) {
    const message = `Meeting ${number} has no link ${remote ? "yet" : ", because it has no remote participation"}.`;
    const hint = remote
      ? "Ask again shortly before it starts; an officer adds the link with meeting move."
      : `${ctx.prefix}meeting show meeting:${number} says where it is.`;
    throw new Problem({ code: "unavailable", message: message.replace(" ,", ","), hint });
  }
  return { number, title, link, startsAt: meeting.startsAt.toString(), zone: meeting.zone };
}

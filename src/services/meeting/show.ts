import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { attendanceList, meetingCard } from "#core/views/meeting.ts";
import { attendeesOf } from "#db/queries/attendance.ts";
import { faceFor } from "./face.ts";
import { findMeeting } from "./find-meeting.ts";

/** The card as this person sees it; officers see who comes. */
export async function showMeeting(ctx: PersonContext, input: { meeting: number }): Promise<Message> {
  const meeting = await findMeeting(ctx, input.meeting);
  const face = await faceFor(ctx, meeting, { person: ctx.actor.person });
  const card = meetingCard(face);
  if (ctx.actor.roles.length === 0) return card;
  const names = attendanceList(await attendeesOf(ctx.db, meeting.id));
  return { ...card, parts: [...card.parts, ...names] };
}

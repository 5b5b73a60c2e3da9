import type { Activity, PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { DocumentKind } from "#db/queries/document.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { documentsEnd, isOver } from "../meeting/deadlines.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { shownEnd } from "../time/shown-end.ts";

/** The meeting a document is for, as long as it takes some. Officers may complete the record of one that is over. */
export async function meetingFor(ctx: PersonContext, number: number | undefined): Promise<Meeting | undefined> {
  if (number === undefined) return undefined;
  const meeting = await findMeeting(ctx, number);
  const late = (message: string, more = "") =>
    new Problem({ code: "too late", message, hint: `Name another meeting, or leave it out.${more}`, field: "meeting" });
  const still = `The secretariat or ${leaderOf(ctx.activity.charter).one} can still hand it in for meeting ${number}.`;
  if (meeting.state === "cancelled") throw late(`Meeting ${number} is cancelled.`);
  if (meeting.state === "ended" && ctx.actor.roles.length === 0) throw late(`Meeting ${number} is over.`, ` ${still}`);
  return meeting;
}

/** Late is what comes in after the meeting's own deadline, else after the charter's; what comes out of a meeting never is. */
export function deadlineOf(activity: Activity, meeting: Meeting | undefined, kind: DocumentKind) {
  if (!meeting || kind === "output") return undefined;
  return documentsEnd(meeting, activity);
}

/** Whether it comes late now, and what it is late for. */
export function lateness(ctx: PersonContext, meeting: Meeting | undefined, kind: DocumentKind) {
  const end = deadlineOf(ctx.activity, meeting, kind);
  if (!end || !isOver(end, ctx.now)) return undefined;
  return shownEnd(end, ctx.activity.zone);
}

/** The same for a document that is there already. */
export async function latenessOf(ctx: PersonContext, of: { meetingId: number | null; kind: DocumentKind }) {
  const meeting = of.meetingId === null ? undefined : await meetingById(ctx.db, of.meetingId);
  return lateness(ctx, meeting, of.kind);
}

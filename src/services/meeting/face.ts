import type { Reader, Reading } from "#core/contract/card.ts";
import type { MeetingFace } from "#core/views/meeting.ts";
import { attendanceOf, countsOf, NOBODY } from "#db/queries/attendance.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { shownEnd } from "../time/shown-end.ts";
import { documentsEnd, isOver, registrationEnd } from "./deadlines.ts";
import { phaseOf } from "./state.ts";

/** The one place that decides what a room or a person may see of a meeting. Undefined: nothing at all. */
export async function readMeeting(ctx: Reading, id: number, reader: Reader): Promise<MeetingFace | undefined> {
  const meeting = await meetingById(ctx.db, id);
  if (!meeting || !(await maySee(ctx, meeting, reader))) return undefined;
  return await faceFor(ctx, meeting, reader);
}

async function maySee(ctx: Reading, { visibility }: Meeting, reader: Reader): Promise<boolean> {
  if ("room" in reader) return mayBeSeenIn(visibility, reader.room.visibility);
  if (visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(visibility);
}

/** `everyone`: whoever looks into the calendar of a workspace. */
export async function faceFor(
  ctx: Reading,
  meeting: Meeting,
  reader: Reader | { everyone: true },
): Promise<MeetingFace> {
  const [counts, own] = await Promise.all([
    countsOf(ctx.db, [meeting.id]),
    "person" in reader ? attendanceOf(ctx.db, meeting.id, reader.person) : undefined,
  ]);
  return {
    ...datesOf(ctx, meeting),
    activity: ctx.activity.slug,
    acronym: ctx.activity.charter.acronym,
    number: meeting.number,
    title: meeting.title,
    place: meeting.place ?? undefined,
    colocation: meeting.colocation ?? undefined,
    remote: meeting.remote,
    documentsBy: `${ctx.activity.charter.workingMethods.documentsBy} (${ctx.activity.charter.contact.email})`,
    state: phaseOf(meeting, ctx.now),
    cancelledWhy: meeting.cancelledWhy ?? undefined,
    counts: counts.get(meeting.id) ?? NOBODY,
    ...("person" in reader ? { own: own ?? { mode: null, attended: null } } : {}),
  };
}

function datesOf({ activity, now }: Pick<Reading, "activity" | "now">, meeting: Meeting) {
  const { startsAt, endsAt, zone } = meeting;
  const registration = registrationEnd(meeting);
  const documents = documentsEnd(meeting, activity);
  return {
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    zone,
    oneDay: startsAt.toZonedDateTimeISO(zone).toPlainDate().equals(endsAt.toZonedDateTimeISO(zone).toPlainDate()),
    inWords: rangeInWords(startsAt, endsAt, zone),
    registration: { ...shownEnd(registration, activity.zone), over: isOver(registration, now) },
    documents: { ...shownEnd(documents, activity.zone), over: isOver(documents, now) },
  };
}

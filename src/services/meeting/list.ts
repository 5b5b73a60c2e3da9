import type { Context } from "#core/contract/context.ts";
import { countsOf, NOBODY } from "#db/queries/attendance.ts";
import { countMeetings, listMeetings } from "#db/queries/meeting-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { phaseOf } from "./state.ts";

const OVER_AT_MOST = 50;

/** Those ahead, the next one first; then the latest of those over. `older`: how many are not named. */
export async function listOfMeetings(ctx: Context) {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const [meetings, all] = await Promise.all([
    listMeetings(ctx.db, { ...of, now: ctx.now }, OVER_AT_MOST),
    countMeetings(ctx.db, of),
  ]);
  const counts = await countsOf(
    ctx.db,
    meetings.map((meeting) => meeting.id),
  );
  return {
    older: all - meetings.length,
    meetings: meetings.map(({ id, number, title, startsAt, endsAt, zone, place, remote, state }) => ({
      number,
      title,
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      zone,
      place: place ?? undefined,
      remote,
      state: phaseOf({ state, endsAt }, ctx.now),
      counts: counts.get(id) ?? NOBODY,
    })),
  };
}

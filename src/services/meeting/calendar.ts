import type { PersonContext } from "#core/contract/context.ts";
import { feedToken } from "#db/queries/calendar-feed.ts";
import { meetingsForCalendar } from "#db/queries/meeting-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { FEED_PATH } from "./feed-path.ts";
import { findMeeting } from "./find-meeting.ts";
import { writeCalendar } from "./write-calendar.ts";

/** A file of one meeting, or of all this person may see; `feed` is the address to subscribe to, for members. */
export async function calendarFile(ctx: PersonContext, input: { meeting?: number | undefined }) {
  const { activity, actor } = ctx;
  const one = input.meeting === undefined ? undefined : await findMeeting(ctx, input.meeting);
  const of = { activityId: activity.id, visible: visibleTo(actor) };
  const meetings = one ? [one] : await meetingsForCalendar(ctx.db, of);
  const within = actor.membership !== undefined || actor.roles.length > 0;
  const token = within && ctx.address ? await feedToken(ctx.db, activity.id) : undefined;
  return {
    name: one ? `${activity.slug}-meeting-${one.number}.ics` : `${activity.slug}.ics`,
    text: writeCalendar(activity, meetings),
    meetings: meetings.map(({ number, title }) => ({ number, title })),
    member: within,
    officer: actor.roles.length > 0,
    feed: token ? `${ctx.address}${FEED_PATH}${token}.ics` : undefined,
  };
}

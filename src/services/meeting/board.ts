import { type DueNext, defineBoard, type OpenThing } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { meetingDue, meetingOpen, notRegistered } from "#core/views/meeting-board.ts";
import { countsOf, NOBODY, notRegisteredCounts } from "#db/queries/attendance.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { listMeetings } from "#db/queries/meeting-list.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";
import { shownDeadline } from "../time/show-deadline.ts";
import { documentsEnd, isOver, registrationEnd } from "./deadlines.ts";

export const board = defineBoard({
  async open(ctx) {
    const meetings = await ahead(ctx);
    const counts = await countsOf(
      ctx.db,
      meetings.map(({ id }) => id),
    );
    const owing = seesAll(ctx.actor) ? meetings.filter((meeting) => isAwaited(ctx, meeting)) : [];
    const missing = await notRegisteredCounts(ctx.db, ctx.activity.id, owing);
    return meetings.map((meeting): OpenThing => {
      const shown = { ...meeting, startsAt: meeting.startsAt.toString(), counts: counts.get(meeting.id) ?? NOBODY };
      const owes = missing.get(meeting.id) ?? 0;
      return { endsAt: meeting.startsAt, said: meetingOpen(shown), ...(owes > 0 ? { owes: notRegistered(owes) } : {}) };
    });
  },
  async due(ctx) {
    return (await ahead(ctx)).flatMap((meeting): DueNext[] => {
      const { zone } = ctx.activity;
      const ends = (what: "documents" | "registration", at: Temporal.Instant) => ({
        at,
        shown: shownDeadline(at, zone).toString(),
        what: meetingDue(meeting.number, what),
      });
      return [
        ends("documents", documentsEnd(meeting, ctx.activity)),
        ends("registration", registrationEnd(meeting)),
        { at: meeting.startsAt, what: meetingDue(meeting.number, "start") },
      ];
    });
  },
});

const ahead = async (ctx: PersonContext): Promise<Meeting[]> =>
  await listMeetings(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), now: ctx.now }, 0);

/** Members can still register for it. */
const isAwaited = ({ now }: PersonContext, meeting: Meeting) =>
  meeting.state === "scheduled" && !isOver(registrationEnd(meeting), now);

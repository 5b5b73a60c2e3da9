import { defineCard } from "#core/contract/card.ts";
import { meetingCard } from "#core/views/meeting.ts";
import { meetingName } from "#db/queries/meeting.ts";
import { aheadMeetingIds, countAhead } from "#db/queries/meeting-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { readMeeting } from "./face.ts";

export const card = defineCard({
  of: "meeting",
  open: aheadMeetingIds,
  underWay: async (ctx) => ({
    label: "Meetings to come",
    count: await countAhead(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), now: ctx.now }),
  }),
  async show(db, id) {
    const { activity, number } = await meetingName(db, id);
    return { activity, command: "meeting show", args: { meeting: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readMeeting(ctx, id, reader);
    return face ? meetingCard(face) : "gone";
  },
});

import { defineCard } from "#core/contract/card.ts";
import { meetingEvent } from "#core/views/meeting-event.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { aheadMeetingIds } from "#db/queries/meeting-list.ts";
import { card as meetingCard } from "./card.ts";
import { faceFor } from "./face.ts";

/** A meeting in the calendar of a platform's workspace: everybody there sees it, so only one that is for everyone. */
export const card = defineCard({
  of: "meeting event",
  open: aheadMeetingIds,
  show: meetingCard.show,
  read: async () => "gone",
  async event(ctx, id) {
    const meeting = await meetingById(ctx.db, id);
    if (meeting?.visibility !== "everyone") return "gone";
    return meetingEvent(await faceFor(ctx, meeting, { everyone: true }));
  },
});

import { defineBoard, type OpenThing } from "#core/contract/board.ts";
import { agendaOpen } from "#core/views/agenda.ts";
import { agendaOf, itemsOf } from "#db/queries/agenda.ts";
import { listMeetings } from "#db/queries/meeting-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { faceOf } from "./face.ts";

export const board = defineBoard({
  async open(ctx) {
    const ahead = await listMeetings(
      ctx.db,
      { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), now: ctx.now },
      0,
    );
    const found = await Promise.all(
      ahead.map(async (meeting): Promise<OpenThing[]> => {
        const agenda = await agendaOf(ctx.db, meeting.id);
        if (!agenda || agenda.state === "approved") return [];
        const face = await faceOf(ctx, { agenda, meeting, items: await itemsOf(ctx.db, agenda.id) });
        return [{ endsAt: meeting.startsAt, said: agendaOpen(face) }];
      }),
    );
    return found.flat();
  },
});

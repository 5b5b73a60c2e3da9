import { defineBoard, type OpenThing } from "#core/contract/board.ts";
import { agendaOpen } from "#core/views/agenda.ts";
import { itemsOf } from "#db/queries/agenda.ts";
import { unapprovedAgendas } from "#db/queries/agenda-list.ts";
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
    const meetings = new Map(ahead.map((meeting) => [meeting.id, meeting]));
    const agendas = await unapprovedAgendas(ctx.db, [...meetings.keys()]);
    const found = await Promise.all(
      agendas.map(async (agenda): Promise<OpenThing[]> => {
        const meeting = meetings.get(agenda.meetingId);
        if (!meeting) return [];
        const face = await faceOf(ctx, {
          agenda,
          meeting,
          items: await itemsOf(ctx.db, agenda.id),
          visible: visibleTo(ctx.actor),
        });
        return [{ endsAt: meeting.startsAt, said: agendaOpen(face) }];
      }),
    );
    return found.flat();
  },
});

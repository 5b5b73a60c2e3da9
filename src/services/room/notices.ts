import { defineNotice } from "#core/contract/card.ts";
import { roomLost } from "#core/views/room.ts";
import { roomById } from "#db/queries/room.ts";

export const notices = [
  defineNotice({
    of: "room lost",
    async read(ctx, { room: id = 0 }, reader) {
      const room = await roomById(ctx.db, id);
      return room && "person" in reader ? roomLost(ctx.activity.charter.acronym, room) : "gone";
    },
  }),
];

import { defineNotice } from "#core/contract/card.ts";
import { roomLost } from "#core/views/room.ts";
import { roomById } from "#db/queries/room.ts";

export const notices = [
  defineNotice({
    of: "room lost",
    async read(ctx, { room: id = 0 }, reader) {
      const room = await roomById(ctx.db, id);
      if (!room || "room" in reader) return "gone";
      return roomLost(ctx.activity.charter.acronym, room, ctx.prefixOn?.(room.platform) ?? "");
    },
  }),
];

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { listOfRooms } from "#core/services/room/list.ts";
import { roomList } from "#core/views/room.ts";

export default defineCommand({
  name: "room list",
  summary: "List the rooms of this activity.",
  examples: ["room list"],
  access: "member",
  effect: "read",
  rank: 70,
  input: z.object({ page: page() }),
  async run(ctx) {
    const rooms = await listOfRooms(ctx);
    const here = (room: (typeof rooms)[number]) =>
      room.platform === ctx.at?.platform && room.channel === ctx.at.channel;
    return roomList(
      rooms.map((room) => ({ ...room, here: here(room) })),
      { prefix: ctx.prefix, leader: leaderOf(ctx.activity.charter) },
    );
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { unbindHere } from "#core/services/room/unbind.ts";
import { roomUnbound } from "#core/views/room.ts";

export default defineCommand({
  name: "room unbind",
  summary: "Stop showing the activity in this channel.",
  examples: ["room unbind"],
  access: "officer",
  effect: "write",
  whenOver: true,
  input: z.object({}),
  async run(ctx) {
    await unbindHere(ctx);
    return roomUnbound(ctx.activity.charter.acronym);
  },
});

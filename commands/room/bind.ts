import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { WHO_SEES } from "#core/contract/shown-to.ts";
import { bindHere } from "#core/services/room/bind.ts";
import { roomBound } from "#core/views/room.ts";

export default defineCommand({
  name: "room bind",
  summary: "Let this channel serve the activity.",
  examples: ["room bind visibility:members"],
  access: "officer",
  effect: "write",
  input: z.object({
    visibility: oneOf({ label: "Who is in this room" }, WHO_SEES),
  }),
  async run(ctx, input) {
    const { charter } = ctx.activity;
    const said = { hears: ctx.heardHere, leader: leaderOf(charter) };
    return roomBound(charter.acronym, await bindHere(ctx, input), said);
  },
});

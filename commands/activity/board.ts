import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { readBoard } from "#core/services/activity/read-board.ts";
import { boardOf } from "#core/views/board.ts";

export default defineCommand({
  name: "activity board",
  summary: "Show what waits for you, what is open and what is due next.",
  examples: ["activity board"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return boardOf(ctx.activity, await readBoard(ctx));
  },
});

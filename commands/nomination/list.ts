import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf, page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { listOfNominations } from "#core/services/nomination/list.ts";
import { nominationList } from "#core/views/nomination-list.ts";

export default defineCommand({
  name: "nomination list",
  summary: "List the posts to fill.",
  examples: ["nomination list", "nomination list state:open"],
  access: "anyone",
  effect: "read",
  input: z.object({
    state: oneOf({ label: "State" }, [
      { value: "open", label: "Under way" },
      { value: "settled", label: "Ended" },
    ]).optional(),
    page: page(),
  }),
  async run(ctx, { page: _, ...filter }) {
    return nominationList(await listOfNominations(ctx, filter), ctx.prefix, leaderOf(ctx.activity.charter));
  },
});

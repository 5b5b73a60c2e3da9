import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { listOfMatters } from "#core/services/matter/list.ts";
import { matterList } from "#core/views/matter-list.ts";

export default defineCommand({
  name: "matter list",
  summary: "List the matters that need coordination.",
  examples: ["matter list", 'matter list state:escalated words:"avatar"'],
  access: "anyone",
  effect: "read",
  input: z.object({
    state: oneOf({ label: "State" }, [
      { value: "open", label: "Open" },
      { value: "escalated", label: "Escalated" },
      { value: "resolved", label: "Resolved" },
    ]).optional(),
    words: line({ label: "Words", help: "Of its title, bodies or deliverables.", max: 100 }).optional(),
    page: page(),
  }),
  async run(ctx, { page: _, ...filter }) {
    return matterList(await listOfMatters(ctx, filter), ctx.prefix);
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { exportMembers } from "#core/services/member/export.ts";
import { membersExported } from "#core/views/member.ts";

export default defineCommand({
  name: "member export",
  summary: "All members as a table (CSV).",
  examples: ["member export", "member export former:yes"],
  access: "member",
  effect: "read",
  input: z.object({
    former: oneOf({ label: "Former members too" }, [
      { value: "no", label: "No" },
      { value: "yes", label: "Yes" },
    ]).default("no"),
  }),
  async run(ctx, input) {
    const { file, ...about } = await exportMembers(ctx, { former: input.former === "yes" });
    return { file, view: membersExported(ctx.activity.charter.acronym, about) };
  },
});

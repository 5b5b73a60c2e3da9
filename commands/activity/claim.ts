import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { claimIsOffered, claimRole } from "#core/services/activity/claim.ts";
import { roleClaimed } from "#core/views/activity.ts";

export default defineCommand({
  name: "activity claim",
  summary: "Take the first role, by the code in the server's log.",
  examples: ["activity claim code:7F3K-9QTM-2WXA", "activity claim code:7F3K-9QTM-2WXA as:secretariat"],
  access: "anyone",
  effect: "write",
  input: z.object({
    code: line({ label: "Code", help: "From the server's log.", max: 60 }),
    as: oneOf({ label: "Role" }, [
      { value: "co-chair", label: "Chair, co-chair or convener" },
      { value: "secretariat", label: "Secretariat" },
    ]).default("co-chair"),
  }),
  offered: claimIsOffered,
  async run(ctx, input) {
    const { role } = await claimRole(ctx, input);
    return roleClaimed(ctx.activity.charter, role, ctx.prefix);
  },
});

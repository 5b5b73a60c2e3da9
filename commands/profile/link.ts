import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, shown } from "#core/contract/input.ts";
import { linkAccounts } from "#core/services/profile/link-accounts.ts";

export default defineCommand({
  name: "profile link",
  summary: "Make two of your accounts one person.",
  examples: ["profile link"],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({
    code: line({ label: "Code", help: "From your other account; without it you get one.", max: 60 }).optional(),
    request: shown(),
    answer: shown(),
  }),
  async run(ctx, input) {
    return await linkAccounts(ctx, input);
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page, suggested } from "#core/contract/input.ts";
import { completeSettings, readSettings } from "#core/services/activity/settings.ts";
import { settingsList } from "#core/views/settings.ts";

export default defineCommand({
  name: "activity settings",
  summary: "What this activity decides for itself, and who changed it.",
  examples: ["activity settings", "activity settings of:rules.poll"],
  access: "member",
  effect: "read",
  rest: "of",
  input: z.object({
    of: suggested({ label: "Of", help: "One setting, or those that begin so.", of: "setting", max: 200 }).optional(),
    page: page(),
  }),
  complete: { of: completeSettings },
  async run(ctx, input) {
    return settingsList(await readSettings(ctx, input), ctx.prefix);
  },
});

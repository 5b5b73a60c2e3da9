import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, suggested } from "#core/contract/input.ts";
import { changeSetting, completeSettings } from "#core/services/activity/settings.ts";
import { settingChanged } from "#core/views/settings.ts";

export default defineCommand({
  name: "activity set",
  summary: "Change a setting, or take a change back.",
  examples: ["activity set setting:rules.poll.visibility value:everyone", "activity set setting:rules.poll.visibility"],
  access: "co-chair",
  effect: "write",
  reshapes: true,
  input: z.object({
    setting: suggested({ label: "Setting", help: "As activity settings names it.", of: "setting", max: 200 }),
    value: line({ label: "Value", help: "Left out: as the charter says.", max: 1000 }).optional(),
  }),
  complete: { setting: completeSettings },
  async run(ctx, input) {
    return settingChanged(await changeSetting(ctx, input));
  },
});

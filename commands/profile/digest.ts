import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, oneOf } from "#core/contract/input.ts";
import { setDigest } from "#core/services/profile/digest.ts";
import { digestSet } from "#core/views/profile.ts";

export default defineCommand({
  name: "profile digest",
  summary: "Get all that waits for you in one message.",
  examples: ["profile digest every:daily hour:8", "profile digest every:off"],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({
    every: oneOf({ label: "How often" }, [
      { value: "daily", label: "Every day" },
      { value: "weekly", label: "Every week" },
      { value: "off", label: "Never" },
    ]),
    hour: number({ label: "Hour", help: "Of your own day, 0 to 23." }, 0, 23).optional(),
  }),
  async run(ctx, input) {
    return digestSet(await setDigest(ctx, input));
  },
});

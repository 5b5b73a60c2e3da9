import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { sendDigests } from "#core/services/remind/digests.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "remind digests",
  summary: "Send the digests whose hour has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({}),
  due: () => "Digests are sent",
  async run(ctx) {
    await sendDigests(ctx);
    return say("");
  },
});

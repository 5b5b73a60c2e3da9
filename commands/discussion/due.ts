import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { endDiscussionWhenDue } from "#core/services/discussion/due.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "discussion due",
  summary: "End a comment period or a consensus call whose end has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ discussion: numberOf({ label: "Discussion", of: "discussion" }) }),
  due: (args) => `The comment period or the consensus call of discussion ${args.discussion} ends`,
  async run(ctx, input) {
    await endDiscussionWhenDue(ctx, input);
    return say("");
  },
});

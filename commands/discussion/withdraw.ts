import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { withdrawInDiscussion } from "#core/services/discussion/objections.ts";
import { callTo } from "#core/services/discussion/subject.ts";
import { objectionWithdrawnNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "discussion withdraw",
  summary: "Withdraw your objection.",
  examples: ["discussion withdraw discussion:1 objection:1"],
  access: "member",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: callTo("withdraw") }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return objectionWithdrawnNow(await withdrawInDiscussion(ctx, input));
  },
});

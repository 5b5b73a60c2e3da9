import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, shown } from "#core/contract/input.ts";
import { concludeAsked, concludeNow, outcomeWanted } from "#core/services/discussion/conclude.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { concludedNow } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion conclude",
  summary: "Conclude a discussion, with its outcome.",
  title: "Conclude a discussion",
  examples: ['discussion conclude discussion:3 outcome:"Duties 1 to 8 stand as they are."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("conclude") }),
    outcome: paragraph({
      label: "Outcome",
      help: "What came of it; the record adds who answered, and how each objection was met.",
      max: 3000,
    }).optional(),
    as: shown(),
  }),
  complete: { discussion: completeDiscussions },
  needs: { when: ({ outcome }) => String(outcome ?? "").trim() === "", fields: outcomeWanted },
  async run(ctx, input) {
    return (await concludeAsked(ctx, input)) ?? concludedNow(await concludeNow(ctx, input));
  },
});

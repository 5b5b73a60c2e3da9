import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { callForConsensus } from "#core/services/discussion/call.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { deadline } from "#core/services/time/said.ts";
import { consensusCalled } from "#core/views/discussion-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "discussion call",
  summary: "Call for consensus on a proposal.",
  title: "Call for consensus",
  examples: ['discussion call discussion:2 proposal:"Duties 1 to 8 are adopted." closes:"in 2 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("call") }),
    proposal: paragraph({ label: "Proposal", help: "What is agreed when nobody objects.", max: 3000 }),
    closes: deadline({
      label: "Closes",
      help: 'Until when one can object, such as 2025-10-31 or "in 2 weeks"; left out: as the charter says.',
      standard: ({ consensus }) => termInWords(consensus.period),
    }).optional(),
    quorum: number(
      {
        label: "Quorum",
        help: "So many must have answered; as the charter says when left out.",
        standard: ({ consensus }) => String(consensus.quorum ?? "any number"),
      },
      1,
      100_000,
    ).optional(),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return consensusCalled(await callForConsensus(ctx, input));
  },
});

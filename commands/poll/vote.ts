import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { chosen, numberOf, paragraph } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { answersCount } from "#core/services/help/offered.ts";
import { askChoice } from "#core/services/poll/ask-choice.ts";
import { completePolls, findPoll } from "#core/services/poll/find-poll.ts";
import { mayNeedReason, reasonWanted } from "#core/services/poll/reason-wanted.ts";
import { voteInPoll } from "#core/services/poll/vote.ts";
import { voted } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll vote",
  summary: "Vote, or change your vote.",
  examples: [
    "poll vote poll:1 choice:2",
    'poll vote poll:1 choice:"1; 3"',
    'poll vote poll:1 choice:"Approve"',
    'poll vote poll:2 choice:"2; 1; 3"',
    'poll vote poll:3 choice:"1=3; 2=5"',
    'poll vote poll:5 choice:"1=yes; 2=if-needed"',
    'poll vote poll:4 choice:object reason:"Item 4 is missing."',
  ],
  access: "anyone",
  effect: "write",
  rank: 30,
  offered: answersCount,
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findPoll }),
    choice: chosen({
      label: "Choice",
      help: "Options by number or words: 1; 3. Ranked: 2; 1; 3, best first. Scores: 1=3; 2=5. Time slots: 1=yes.",
    }),
    reason: paragraph({ label: "Reason", help: "Needed when you object: say why.", max: 3000 }).optional(),
  }),
  needs: { when: mayNeedReason, fields: reasonWanted },
  complete: { poll: completePolls },
  asks: { choice: askChoice },
  async run(ctx, input) {
    return voted(ctx.activity.slug, await voteInPoll(ctx, input), leaderOf(ctx.activity.charter));
  },
});

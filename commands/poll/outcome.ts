import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, shown } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { completePolls, findPoll } from "#core/services/poll/find-poll.ts";
import { OUTCOME_CHARS, outcomeOfPoll, outcomeToEdit } from "#core/services/poll/outcome.ts";
import { pollOutcome } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "poll outcome",
  summary: "Show the outcome of a poll, or put it into other words.",
  examples: ["poll outcome poll:1", 'poll outcome poll:1 text:"The agenda is approved as revision 1."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findPoll }),
    text: paragraph({
      label: "Outcome",
      help: "In the place of what was drafted from the record.",
      max: OUTCOME_CHARS,
    }).optional(),
    /** Pressed on its button: the text is asked for. */
    edit: shown(),
  }),
  wants: ({ edit }) => (edit === undefined ? {} : { text: "Write the outcome." }),
  prefill: outcomeToEdit,
  complete: { poll: completePolls },
  async run(ctx, input) {
    return pollOutcome(await outcomeOfPoll(ctx, input), leaderOf(ctx.activity.charter));
  },
});

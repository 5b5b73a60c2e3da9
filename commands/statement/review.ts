import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { reviewStatement } from "#core/services/statement/review.ts";
import { reviewStarted } from "#core/views/statement-approval.ts";

export default defineCommand({
  name: "statement review",
  summary: "Put a draft to the members, who comment on it in a discussion; again, if it was changed after that.",
  title: "Start the review",
  examples: ['statement review statement:2 closes:"in 2 weeks"'],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    closes: line({
      label: "Closes",
      help: 'The end of the comments, such as 2025-10-31 or "in 2 weeks"; as the charter says when left out.',
      max: 80,
    }).optional(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    return reviewStarted(await reviewStatement(ctx, input));
  },
});

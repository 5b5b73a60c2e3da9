import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { reviewStatement } from "#core/services/statement/review.ts";
import { mustWrite } from "#core/services/statement/rights.ts";
import { deadline } from "#core/services/time/said.ts";
import { reviewStarted } from "#core/views/statement-approval.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "statement review",
  summary: "Put a draft to the members, who comment on it in a discussion; again, if it was changed after that.",
  title: "Start the review",
  examples: ['statement review statement:2 closes:"in 2 weeks"'],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("review", mustWrite) }),
    closes: deadline({
      label: "Closes",
      help: "The end of the comments, such as 2025-10-31; left out: as the charter says.",
      standard: ({ statement }) => termInWords(statement.reviewPeriod),
    }).optional(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    return reviewStarted(await reviewStatement(ctx, input));
  },
});

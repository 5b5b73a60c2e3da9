import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { withdrawStatement } from "#core/services/statement/settle.ts";
import { statementWithdrawn } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement withdraw",
  summary: "Withdraw a statement: it is not sent, or is taken off the record.",
  title: "Withdraw a statement",
  examples: ["statement withdraw statement:2", 'statement withdraw statement:1 why:"It is on record twice."'],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    why: paragraph({ label: "Why", help: "For the record.", max: 1000 }).optional(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    return statementWithdrawn(await withdrawStatement(ctx, input));
  },
});

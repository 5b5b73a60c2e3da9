import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { reopenStatement } from "#core/services/statement/settle.ts";
import { statementReopened } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement reopen",
  summary: "Open a statement again that was settled or withdrawn.",
  title: "Open a statement again",
  examples: ["statement reopen statement:2"],
  access: "officer",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    why: paragraph({ label: "Why", help: "For the record.", max: 1000 }).optional(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    return statementReopened(await reopenStatement(ctx, input));
  },
});

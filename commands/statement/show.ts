import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { showStatement } from "#core/services/statement/show.ts";

export default defineCommand({
  name: "statement show",
  summary: "Show a statement, with its text and what became of it.",
  examples: ["statement show statement:1"],
  access: "anyone",
  effect: "read",
  rest: "statement",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    page: page(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    return await showStatement(ctx, input);
  },
});

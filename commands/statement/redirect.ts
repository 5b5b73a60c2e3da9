import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, suggested } from "#core/contract/input.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { completeBodies } from "#core/services/statement/read-parties.ts";
import { redirectStatement } from "#core/services/statement/settle.ts";
import { statementRedirected } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement redirect",
  summary: "Record that a statement was meant for another body, and which.",
  title: "Redirect a statement",
  examples: ['statement redirect statement:1 to:"ITU-T SG21"'],
  access: "officer",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("redirect") }),
    to: suggested({ label: "To", help: "The body it was meant for.", of: "organization" }),
    why: paragraph({ label: "Why", help: "For the record.", max: 1000 }).optional(),
  }),
  complete: { statement: completeStatements, to: completeBodies },
  async run(ctx, input) {
    return statementRedirected(await redirectStatement(ctx, input));
  },
});

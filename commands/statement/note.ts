import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { mustAnswerFor } from "#core/services/statement/rights.ts";
import { noteStatement, reasonToNote } from "#core/services/statement/settle.ts";
import { statementNoted } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement note",
  summary: "Take note of a statement: no answer is planned.",
  title: "Note a statement",
  examples: ['statement note statement:1 why:"Answered by ITU-T SG21."'],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("note", mustAnswerFor) }),
    why: paragraph({ label: "Why", help: "For the record.", max: 1000 }).optional(),
  }),
  complete: { statement: completeStatements },
  needs: { when: ({ why }) => why === undefined || String(why).trim() === "", fields: reasonToNote },
  async run(ctx, input) {
    return statementNoted(await noteStatement(ctx, input));
  },
});

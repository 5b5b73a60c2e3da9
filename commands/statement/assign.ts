import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, reference } from "#core/contract/input.ts";
import { assignStatement } from "#core/services/statement/assign.ts";
import { completeResponsible } from "#core/services/statement/complete-responsible.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { statementAssigned } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement assign",
  summary: "Say who is responsible for the answer; a later one takes their place.",
  title: "Assign a statement",
  examples: ['statement assign statement:1 member:"ETSI representative"'],
  access: "officer",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("assign") }),
    member: reference({ label: "Member", help: "Who owes the answer: a number or a name.", of: "member" }),
  }),
  complete: { statement: completeStatements, member: completeResponsible },
  async run(ctx, input) {
    return statementAssigned(await assignStatement(ctx, input));
  },
});

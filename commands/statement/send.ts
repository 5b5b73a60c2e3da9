import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { sendStatement } from "#core/services/statement/send.ts";
import { past } from "#core/services/time/said.ts";
import { statementSent } from "#core/views/statement-answers.ts";

export default defineCommand({
  name: "statement send",
  summary: "Record that an approved statement is sent, and get it as a file to send.",
  title: "Mark as sent",
  examples: ['statement send statement:2 how:"By e-mail to the secretariat of ETSI"'],
  access: "officer",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("send") }),
    how: line({ label: "How", help: "For the record, such as by e-mail to their secretariat.", max: 300 }).optional(),
    on: past({
      label: "Sent on",
      help: "The day it was sent, where it was not today, such as 2025-09-30.",
    }).optional(),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    const { file, ...sent } = await sendStatement(ctx, input);
    return { file, view: statementSent(sent) };
  },
});

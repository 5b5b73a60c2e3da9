import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, shown } from "#core/contract/input.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { readTitle } from "#core/services/statement/read-said.ts";
import { replyToFill, replyToStatement } from "#core/services/statement/reply.ts";
import { NO_TEXT, purposeOf, statementTerms } from "#core/services/statement/terms.ts";
import { statementDrafted } from "#core/views/statement-answers.ts";

const { answers: _, ...terms } = statementTerms("out");

export default defineCommand({
  name: "statement reply",
  summary: "Draft the reply to a statement; when it is sent, that one is answered.",
  title: "Draft a reply",
  examples: ["statement reply statement:1", 'statement reply statement:1 text:"We agree with your proposal."'],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("reply") }),
    title: line({
      label: "Title",
      help: "Names what it answers when left out.",
      max: 500,
      reads: readTitle,
    }).optional(),
    purpose: purposeOf("What the reply asks in turn; for information when left out.").optional(),
    ...terms,
    write: shown(),
  }),
  complete: { statement: completeStatements },
  wants: ({ write, text, link, file }) =>
    write !== undefined && [text, link, file].every((one) => one === undefined) ? NO_TEXT : {},
  async prefill(ctx, args) {
    return ctx.actor.kind === "person" ? await replyToFill({ ...ctx, actor: ctx.actor }, args) : {};
  },
  async run(ctx, input) {
    return statementDrafted(await replyToStatement(ctx, input));
  },
});

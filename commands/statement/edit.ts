import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, number, numberOf, suggested } from "#core/contract/input.ts";
import { editStatement } from "#core/services/statement/edit.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { completeBodies } from "#core/services/statement/read-parties.ts";
import { purposeOf, statementTerms } from "#core/services/statement/terms.ts";
import { statementToEdit } from "#core/services/statement/to-edit.ts";
import { statementEdited } from "#core/views/statement-approval.ts";

export default defineCommand({
  name: "statement edit",
  summary: "Change what a statement says, or what is on record of it.",
  title: "Change a statement",
  examples: [
    'statement edit statement:2 text:"Do these terms fit yours, and which would you change?"',
    "statement edit statement:1 deadline:2025-11-15",
  ],
  access: "member",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    title: line({ label: "Title", max: 500 }).optional(),
    ...statementTerms,
    from: suggested({ label: "From", help: "Of one that came in.", of: "organization" }).optional(),
    to: suggested({ label: "To", help: "Of one that goes out.", of: "organization", max: 1000 }).optional(),
    purpose: purposeOf().optional(),
    remove: number({ label: "Take away", help: "The number of a file that is attached." }, 1, 999).optional(),
    identifier: line({ label: "Their identifier", help: "Of one that came in.", max: 100 }).optional(),
    received: line({ label: "Received", help: "Of one that came in: the day.", max: 80 }).optional(),
  }),
  complete: { statement: completeStatements, from: completeBodies, to: completeBodies },
  wants: (args) =>
    Object.keys(args).every((name) => name === "statement") ? { title: "Change at least one thing." } : {},
  async prefill(ctx, args) {
    return ctx.actor.kind === "person" ? await statementToEdit({ ...ctx, actor: ctx.actor }, args) : {};
  },
  async run(ctx, input) {
    return statementEdited(await editStatement(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, number, numberOf, suggested } from "#core/contract/input.ts";
import { editStatement } from "#core/services/statement/edit.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { completeBodies, readDestinations } from "#core/services/statement/read-parties.ts";
import { readTitle } from "#core/services/statement/read-said.ts";
import { mustWrite } from "#core/services/statement/rights.ts";
import { purposeOf, statementTerms } from "#core/services/statement/terms.ts";
import { statementToEdit } from "#core/services/statement/to-edit.ts";
import { past } from "#core/services/time/said.ts";
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
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("edit", mustWrite) }),
    title: line({ label: "Title", help: "As it should be now.", max: 500, reads: readTitle }).optional(),
    ...statementTerms("either"),
    from: suggested({
      label: "From",
      help: "Of one that came in: the group or body it comes from.",
      of: "organization",
    }).optional(),
    to: suggested({
      label: "To",
      help: "Of one that goes out: bodies with semicolons.",
      of: "organization",
      max: 1000,
      reads: (ctx, said) => readDestinations(ctx, said, "information"),
    }).optional(),
    purpose: purposeOf().optional(),
    remove: number({ label: "Take away", help: "The number of a file that is attached." }, 1, 999).optional(),
    identifier: line({
      label: "Their identifier",
      help: "Of one that came in: what the sender calls it.",
      max: 100,
    }).optional(),
    received: past({ label: "Received", help: "Of one that came in: the day, such as 2025-09-30." }).optional(),
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

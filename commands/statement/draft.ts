import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, suggested } from "#core/contract/input.ts";
import { draftStatement } from "#core/services/statement/draft.ts";
import { completeBodies, readDestinations } from "#core/services/statement/read-parties.ts";
import { readTitle } from "#core/services/statement/read-said.ts";
import { purposeOf, shown, statementTerms, wanted } from "#core/services/statement/terms.ts";
import { statementDrafted } from "#core/views/statement-answers.ts";

export default defineCommand({
  name: "statement draft",
  summary: "Draft a liaison statement to other groups or bodies.",
  title: "Draft a statement",
  examples: [
    'statement draft title:"Avatar terms" to:"ETSI" purpose:comment deadline:2025-10-31 text:"Do these terms fit yours?"',
    'statement draft title:"Roadmap, edition 1" to:"ETSI; IEEE; 3GPP SA for comment" purpose:information deadline:"in 4 weeks" link:https://example.org/roadmap',
  ],
  access: "member",
  effect: "write",
  input: z.object({
    title: line({ label: "Title", help: "What it is about, in a few words.", max: 500, reads: readTitle }),
    to: suggested({
      label: "To",
      help: 'Whom it goes to, with semicolons; "IEEE for information" asks something else of one.',
      of: "organization",
      max: 1000,
      reads: (ctx, said) => readDestinations(ctx, said, "information"),
    }),
    purpose: purposeOf("What is asked of them."),
    ...statementTerms("out"),
    for: shown,
  }),
  complete: { to: completeBodies },
  wants: wanted,
  async run(ctx, input) {
    return statementDrafted(await draftStatement(ctx, input));
  },
});

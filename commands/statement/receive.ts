import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, suggested } from "#core/contract/input.ts";
import { completeBodies } from "#core/services/statement/read-parties.ts";
import { receiveStatement } from "#core/services/statement/receive.ts";
import { purposeOf, shown, statementTerms, wanted } from "#core/services/statement/terms.ts";
import { statementReceived } from "#core/views/statement-answers.ts";

export default defineCommand({
  name: "statement receive",
  summary: "Put a liaison statement on record that came in.",
  title: "A statement that came in",
  examples: [
    'statement receive title:"Avatars and identity" from:"3GPP SA" purpose:action deadline:2025-10-31 link:https://example.org/ls',
    'statement receive title:"New work item" from:"ITU-T SG13" identifier:SG13-LS136 purpose:information text:"We have begun it."',
  ],
  access: "officer",
  effect: "write",
  rank: 37,
  input: z.object({
    title: line({ label: "Title", max: 500 }),
    from: suggested({ label: "From", help: "The group or body it comes from.", of: "organization" }),
    purpose: purposeOf("What is asked of us."),
    ...statementTerms,
    identifier: line({ label: "Their identifier", help: "Such as SG13-LS136.", max: 100 }).optional(),
    received: line({ label: "Received", help: "The day, where it was not today.", max: 80 }).optional(),
    for: shown,
  }),
  complete: { from: completeBodies },
  wants: wanted,
  async run(ctx, input) {
    return statementReceived(await receiveStatement(ctx, input));
  },
});

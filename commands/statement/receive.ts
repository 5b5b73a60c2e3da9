import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, suggested } from "#core/contract/input.ts";
import { completeBodies } from "#core/services/statement/read-parties.ts";
import { readTitle } from "#core/services/statement/read-said.ts";
import { receiveStatement } from "#core/services/statement/receive.ts";
import { purposeOf, shown, statementTerms, wanted } from "#core/services/statement/terms.ts";
import { past } from "#core/services/time/said.ts";
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
    title: line({ label: "Title", help: "As the statement has it.", max: 500, reads: readTitle }),
    from: suggested({ label: "From", help: "The group or body it comes from.", of: "organization" }),
    purpose: purposeOf("What is asked of us."),
    ...statementTerms("in"),
    identifier: line({
      label: "Their identifier",
      help: "What the sender calls it, such as SG13-LS136.",
      max: 100,
    }).optional(),
    received: past({
      label: "Received",
      help: "The day it came in, where it was not today, such as 2025-09-30.",
    }).optional(),
    for: shown,
  }),
  complete: { from: completeBodies },
  wants: wanted,
  async run(ctx, input) {
    return statementReceived(await receiveStatement(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, shown } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { approveStatement } from "#core/services/statement/approve.ts";
import { completeStatements, statementTo } from "#core/services/statement/find-statement.ts";
import { statementApproved } from "#core/views/statement-approval.ts";

export default defineCommand({
  name: "statement approve",
  summary: "Approve a statement after its review; it gets its number.",
  title: "Approve a statement",
  examples: ["statement approve statement:2", "statement approve statement:3 early:yes"],
  access: "co-chair",
  effect: "write",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement", reads: statementTo("approve") }),
    meeting: numberOf({ label: "Meeting", of: "meeting", help: "Where a meeting decided it." }).optional(),
    early: oneOf(
      { label: "Before the review is over", help: "Or although it was changed after it; the record says so." },
      [{ value: "yes", label: "Yes, approve it now" }],
    ).optional(),
    as: shown(),
  }),
  complete: { statement: completeStatements, meeting: completeMeetings },
  async run(ctx, input) {
    return statementApproved(await approveStatement(ctx, input));
  },
});

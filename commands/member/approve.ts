import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, reference, shown } from "#core/contract/input.ts";
import { approveMember } from "#core/services/member/confirm.ts";
import { completeWaiting } from "#core/services/member/find-member.ts";
import { confirmedMember, powerAsked } from "#core/views/member.ts";

export default defineCommand({
  name: "member approve",
  summary: "Let in somebody who waits for an approval.",
  examples: ['member approve member:"Invited expert"'],
  access: "officer",
  effect: "write",
  rest: "member",
  input: z.object({
    member: reference({ label: "Member", help: "Name or number.", of: "member" }),
    document: line({
      label: "Appointing document",
      help: "Where the person is named, for the list, such as TD-123.",
      max: 200,
    }).optional(),
    claim: shown(),
  }),
  complete: { member: completeWaiting },
  async run(ctx, input) {
    const done = await approveMember(ctx, input);
    if ("asks" in done) return powerAsked(ctx.activity, "member approve", done.asks);
    return confirmedMember(ctx.activity.charter.acronym, done);
  },
});

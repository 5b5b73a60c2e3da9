import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, reference, shown } from "#core/contract/input.ts";
import { declineMember } from "#core/services/member/decline.ts";
import { completeWaiting } from "#core/services/member/find-member.ts";
import { declinedMember } from "#core/views/member.ts";

export default defineCommand({
  name: "member decline",
  summary: "Turn down a registration that waits.",
  title: "Decline a registration",
  examples: ['member decline member:5 reason:"Please ask your chair first."'],
  access: "member",
  effect: "write",
  rest: "member",
  input: z.object({
    member: reference({ label: "Member", help: "Name or number.", of: "member" }),
    reason: line({ label: "Reason", help: "The person reads it.", max: 300 }).optional(),
    claim: shown(),
  }),
  complete: { member: completeWaiting },
  async run(ctx, input) {
    return declinedMember(ctx.activity.slug, await declineMember(ctx, input));
  },
});

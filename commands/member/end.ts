import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, reference } from "#core/contract/input.ts";
import { endMembership } from "#core/services/member/end.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { endedMember } from "#core/views/member.ts";

export default defineCommand({
  name: "member end",
  summary: "End a membership, or leave.",
  examples: ['member end member:6 reason:"The term is over."'],
  access: "member",
  effect: "write",
  rest: "member",
  input: z.object({
    member: reference({ label: "Member", help: "Name or number; your own to leave.", of: "member" }),
    reason: line({ label: "Reason", help: "The person reads it.", max: 300 }).optional(),
  }),
  complete: { member: completeMembers },
  async run(ctx, input) {
    return endedMember(ctx.activity, await endMembership(ctx, input));
  },
});

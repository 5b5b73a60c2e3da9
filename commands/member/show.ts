import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page, reference } from "#core/contract/input.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { showMember } from "#core/services/member/show.ts";
import { memberCard } from "#core/views/member-card.ts";

export default defineCommand({
  name: "member show",
  summary: "Show a member, their roles and affiliations.",
  examples: ["member show member:1"],
  access: "member",
  effect: "read",
  rest: "member",
  input: z.object({ member: reference({ label: "Member", help: "Name or number.", of: "member" }), page: page() }),
  complete: { member: completeMembers },
  async run(ctx, input) {
    return memberCard(await showMember(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf, reference } from "#core/contract/input.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { changeRole } from "#core/services/member/role.ts";
import { changedRole } from "#core/views/member.ts";

const ROLES = [
  { value: "co-chair", label: "Chair, co-chair or convener" },
  { value: "vice-chair", label: "Vice-chair" },
  { value: "secretariat", label: "Secretariat" },
] as const;

export default defineCommand({
  name: "member role",
  summary: "Give a member a role, or end it.",
  examples: ["member role member:1 give:vice-chair", "member role member:1 end:vice-chair"],
  access: "member",
  effect: "write",
  input: z.object({
    member: reference({ label: "Member", help: "Name or number.", of: "member" }),
    give: oneOf({ label: "Role that is given" }, ROLES).optional(),
    end: oneOf({ label: "Role that ends" }, ROLES).optional(),
  }),
  complete: { member: completeMembers },
  async run(ctx, input) {
    return changedRole(ctx.activity.charter.acronym, await changeRole(ctx, input));
  },
});

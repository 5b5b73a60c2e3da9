import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { listOfMembers } from "#core/services/member/list.ts";
import { memberList } from "#core/views/member.ts";

export default defineCommand({
  name: "member list",
  summary: "List the members and whom they speak for.",
  examples: ["member list", "member list state:waiting", 'member list organization:"Example University"'],
  access: "member",
  effect: "read",
  rank: 60,
  input: z.object({
    state: oneOf({ label: "State" }, [
      { value: "confirmed", label: "Confirmed" },
      { value: "waiting", label: "Not confirmed yet" },
    ]).optional(),
    name: line({ label: "Name", help: "Words of the name.", max: 120 }).optional(),
    organization: line({ label: "Organization", help: "Words of its name.", max: 200 }).optional(),
    page: page(),
  }),
  async run(ctx, input) {
    return memberList(await listOfMembers(ctx, input), ctx.prefix);
  },
});

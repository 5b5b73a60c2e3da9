import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { listOfOrganizations } from "#core/services/organization/list.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { organizationList } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization list",
  summary: "List the organizations and who represents them.",
  examples: ["organization list", "organization list list:outside-body"],
  access: "member",
  effect: "read",
  input: z.object({
    list: oneOf({ label: "List" }, LISTS).optional(),
    name: line({ label: "Name", help: "Words of the name.", max: 150 }).optional(),
    page: page(),
  }),
  async run(ctx, input) {
    return organizationList(await listOfOrganizations(ctx, input), ctx.prefix);
  },
});

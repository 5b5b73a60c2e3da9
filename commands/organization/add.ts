import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { addToList } from "#core/services/organization/edit.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { organizationAdded } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization add",
  summary: "Add an organization to the lists.",
  examples: ['organization add name:"ISO/IEC JTC 1" list:outside-body body:"ISO/IEC" group:"JTC 1"'],
  access: "officer",
  effect: "write",
  input: z.object({
    name: line({ label: "Name", max: 150 }),
    list: oneOf({ label: "List" }, [...LISTS, { value: "none", label: "Neither" }]).optional(),
    body: line({ label: "Body", help: "As the list says it, such as ITU-T.", max: 150 }).optional(),
    group: line({ label: "Group", help: "Of that body, such as SG21.", max: 150 }).optional(),
    country: line({ label: "Country", help: "Two letters, such as KR, or its name.", max: 60 }).optional(),
  }),
  async run(ctx, input) {
    return organizationAdded((await addToList(ctx, input)).name, ctx.prefix);
  },
});

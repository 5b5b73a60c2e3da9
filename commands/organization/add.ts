import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line } from "#core/contract/input.ts";
import { addToList } from "#core/services/organization/edit.ts";
import { placeInLists } from "#core/services/organization/place-in-lists.ts";
import { organizationAdded } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization add",
  summary: "Add an organization to the lists.",
  examples: ['organization add name:"ISO/IEC JTC 1" list:outside-body body:"ISO/IEC" group:"JTC 1"'],
  access: "officer",
  effect: "write",
  input: z.object({
    name: line({ label: "Name", help: "As it is known, such as ETSI.", max: 150 }),
    ...placeInLists,
  }),
  async run(ctx, input) {
    return organizationAdded((await addToList(ctx, input)).name, ctx.prefix);
  },
});

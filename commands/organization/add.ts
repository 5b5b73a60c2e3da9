import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { addToList } from "#core/services/organization/edit.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { readCountry } from "#core/services/register/read-country.ts";
import { organizationAdded } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization add",
  summary: "Add an organization to the lists.",
  examples: ['organization add name:"ISO/IEC JTC 1" list:outside-body body:"ISO/IEC" group:"JTC 1"'],
  access: "officer",
  effect: "write",
  input: z.object({
    name: line({ label: "Name", help: "As it is known, such as ETSI.", max: 150 }),
    list: oneOf({ label: "List", help: "In which list of contacts it stands." }, [
      ...LISTS,
      { value: "none", label: "Neither" },
    ]).optional(),
    body: line({ label: "Body", help: "To which body it belongs on the list, such as ITU-T.", max: 150 }).optional(),
    group: line({ label: "Group", help: "Which group of that body it is, such as SG21.", max: 150 }).optional(),
    country: line({
      label: "Country",
      help: "Where it is based: two letters, such as KR, or its name.",
      max: 60,
      reads: (_, said) => readCountry(said),
    }).optional(),
  }),
  async run(ctx, input) {
    return organizationAdded((await addToList(ctx, input)).name, ctx.prefix);
  },
});

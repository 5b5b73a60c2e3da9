import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, reference } from "#core/contract/input.ts";
import { editOrganization } from "#core/services/organization/edit.ts";
import { namedOrganization } from "#core/services/organization/find-organization.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { readCountry } from "#core/services/register/read-country.ts";
import { organizationEdited } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization edit",
  summary: "Change an organization's name, list or group.",
  examples: ['organization edit organization:"ITU-T SG17" body:ITU-T group:SG17'],
  access: "officer",
  effect: "write",
  input: z.object({
    organization: reference({ label: "Organization", of: "organization", reads: namedOrganization }),
    name: line({ label: "New name", help: "What it is called from now on.", max: 150 }).optional(),
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
  complete: { organization: completeOrganizations },
  async run(ctx, input) {
    return organizationEdited(await editOrganization(ctx, input));
  },
});

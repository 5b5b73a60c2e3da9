import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, reference } from "#core/contract/input.ts";
import { editOrganization } from "#core/services/organization/edit.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { organizationEdited } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization edit",
  summary: "Change an organization's name, list or group.",
  examples: ['organization edit organization:"ITU-T SG17" body:ITU-T group:SG17'],
  access: "officer",
  effect: "write",
  input: z.object({
    organization: reference({ label: "Organization", of: "organization" }),
    name: line({ label: "New name", max: 150 }).optional(),
    list: oneOf({ label: "List" }, [...LISTS, { value: "none", label: "Neither" }]).optional(),
    body: line({ label: "Body", help: "As the list says it, such as ITU-T.", max: 150 }).optional(),
    group: line({ label: "Group", help: "Of that body, such as SG21.", max: 150 }).optional(),
    country: line({ label: "Country", help: "Two letters, such as KR, or its name.", max: 60 }).optional(),
  }),
  complete: { organization: completeOrganizations },
  async run(ctx, input) {
    return organizationEdited(await editOrganization(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, reference } from "#core/contract/input.ts";
import { editOrganization } from "#core/services/organization/edit.ts";
import { namedOrganization } from "#core/services/organization/find-organization.ts";
import { placeInLists } from "#core/services/organization/place-in-lists.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
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
    ...placeInLists,
  }),
  complete: { organization: completeOrganizations },
  async run(ctx, input) {
    return organizationEdited(await editOrganization(ctx, input));
  },
});

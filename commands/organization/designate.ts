import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, reference } from "#core/contract/input.ts";
import { completeMembers, findMember } from "#core/services/member/find-member.ts";
import { designateRepresentative } from "#core/services/organization/designate.ts";
import { namedOrganization } from "#core/services/organization/find-organization.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { representativeDesignated } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization designate",
  summary: "Name the one person who answers for an organization.",
  examples: ["organization designate organization:ETSI member:1 document:TD-7"],
  access: "officer",
  effect: "write",
  input: z.object({
    organization: reference({ label: "Organization", of: "organization", reads: namedOrganization }),
    member: line({
      label: "Member",
      help: "Who answers for it from now on: a name or a number.",
      max: 200,
      reads: findMember,
    }).optional(),
    document: line({ label: "Appointing document", help: "Where it is named, such as TD-123.", max: 200 }).optional(),
    end: oneOf({ label: "End the designation" }, [{ value: "yes", label: "Yes" }]).optional(),
  }),
  complete: { organization: completeOrganizations, member: completeMembers },
  async run(ctx, input) {
    return representativeDesignated(await designateRepresentative(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, reference } from "#core/contract/input.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { designateRepresentative } from "#core/services/organization/designate.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { representativeDesignated } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization designate",
  summary: "Name the one person who answers for an organization.",
  examples: ["organization designate organization:ETSI member:1 document:TD-7"],
  access: "officer",
  effect: "write",
  input: z.object({
    organization: reference({ label: "Organization", of: "organization" }),
    member: line({ label: "Member", help: "Name or number.", max: 200 }).optional(),
    document: line({ label: "Appointing document", help: "Such as TD-123.", max: 200 }).optional(),
    end: oneOf({ label: "End the designation" }, [{ value: "yes", label: "Yes" }]).optional(),
  }),
  complete: { organization: completeOrganizations, member: completeMembers },
  async run(ctx, input) {
    return representativeDesignated(await designateRepresentative(ctx, input));
  },
});

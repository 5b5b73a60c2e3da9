import type { MemberRow } from "#db/queries/member.ts";

/** What a confirmation confirms, to tell the claim a button was shown with from the one that stands now. */
export const claimOf = (member: Pick<MemberRow, "organizationId" | "category">) =>
  `${member.organizationId}.${member.category}`;

import { defineNotice } from "#core/contract/card.ts";
import { memberConfirmed, memberWaits } from "#core/views/member.ts";
import { memberById } from "#db/queries/member.ts";
import { claimOf } from "./claim.ts";

export const notices = [
  defineNotice({
    of: "member waits",
    async read(ctx, { member: id = 0 }, reader) {
      const member = await memberById(ctx.db, id);
      if (!member || member.confirmedAt !== null || "room" in reader) return "gone";
      const category = ctx.activity.charter.categories[member.category];
      const { slug, charter } = ctx.activity;
      return memberWaits(slug, {
        ...member,
        category: category?.label ?? member.category,
        claim: claimOf(member),
        power: category?.grants && { role: category.grants, title: charter.acronym },
      });
    },
  }),
  defineNotice({
    of: "member confirmed",
    async read(ctx, { member: id = 0 }, reader) {
      const member = await memberById(ctx.db, id);
      if (!member || member.confirmedAt === null || "room" in reader) return "gone";
      const category = ctx.activity.charter.categories[member.category];
      return memberConfirmed(ctx.activity.charter.acronym, {
        organization: member.organization,
        counts: category?.counts ?? false,
        grants: category?.grants,
      });
    },
  }),
];

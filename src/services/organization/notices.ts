import { defineNotice } from "#core/contract/card.ts";
import { designated } from "#core/views/organization.ts";
import { organizationById } from "#db/queries/organization.ts";

export const notices = [
  defineNotice({
    of: "organization designated",
    async read(ctx, { organization: id = 0, person = 0 }, reader) {
      const organization = await organizationById(ctx.db, id);
      if (!organization || "room" in reader) return "gone";
      return designated(ctx.activity.charter.acronym, organization.name, organization.representativeId === person);
    },
  }),
];

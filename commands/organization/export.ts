import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { exportContacts } from "#core/services/organization/export.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { contactsExported } from "#core/views/organization.ts";

export default defineCommand({
  name: "organization export",
  summary: "A list of contacts as a table (CSV).",
  examples: ["organization export list:itu-group", "organization export list:outside-body former:yes"],
  access: "member",
  effect: "read",
  input: z.object({
    list: oneOf({ label: "List" }, LISTS),
    former: oneOf({ label: "Former contacts too" }, [
      { value: "no", label: "No" },
      { value: "yes", label: "Yes" },
    ]).default("no"),
  }),
  async run(ctx, input) {
    const { file, ...about } = await exportContacts(ctx, { list: input.list, former: input.former === "yes" });
    return { file, view: contactsExported(ctx.activity.charter.acronym, about) };
  },
});

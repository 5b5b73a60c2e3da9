import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf, page } from "#core/contract/input.ts";
import { listOfLiaisons } from "#core/services/liaison/list.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { liaisonList } from "#core/views/liaison.ts";

export default defineCommand({
  name: "liaison list",
  summary: "List the liaison representatives and the reports they owe.",
  title: "Liaison representatives",
  examples: ["liaison list", "liaison list list:outside-body former:yes"],
  access: "member",
  effect: "read",
  input: z.object({
    list: oneOf({ label: "List" }, LISTS).optional(),
    former: oneOf({ label: "Former ones too" }, [
      { value: "no", label: "No" },
      { value: "yes", label: "Yes" },
    ]).default("no"),
    page: page(),
  }),
  async run(ctx, { list, former }) {
    const found = await listOfLiaisons(ctx, { list, former: former === "yes" });
    return liaisonList(found, ctx.activity.slug, ctx.prefix);
  },
});

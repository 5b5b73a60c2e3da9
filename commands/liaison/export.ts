import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { exportLiaisons } from "#core/services/liaison/export.ts";
import { LISTS } from "#core/services/organization/lists.ts";
import { liaisonsExported } from "#core/views/liaison.ts";

export default defineCommand({
  name: "liaison export",
  summary: "The liaison representatives as a table (CSV).",
  examples: ["liaison export list:outside-body", "liaison export former:yes"],
  access: "member",
  effect: "read",
  input: z.object({
    list: oneOf({ label: "List" }, LISTS).optional(),
    former: oneOf({ label: "Former ones too" }, [
      { value: "no", label: "No" },
      { value: "yes", label: "Yes" },
    ]).default("no"),
  }),
  async run(ctx, { list, former }) {
    const { file, ...about } = await exportLiaisons(ctx, { list, former: former === "yes" });
    return { file, view: liaisonsExported(ctx.activity.charter.acronym, about) };
  },
});

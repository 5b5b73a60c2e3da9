import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeLiaisons } from "#core/services/liaison/find-liaison.ts";
import { showLiaison } from "#core/services/liaison/show.ts";
import { liaisonShown } from "#core/views/liaison.ts";

export default defineCommand({
  name: "liaison show",
  summary: "Show a liaison representative and their reports.",
  examples: ["liaison show liaison:1"],
  access: "member",
  effect: "read",
  rest: "liaison",
  input: z.object({
    liaison: numberOf({ label: "Liaison", of: "liaison" }),
    page: page(),
  }),
  complete: { liaison: completeLiaisons },
  async run(ctx, input) {
    return liaisonShown(await showLiaison(ctx, input));
  },
});

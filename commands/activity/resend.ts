import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeUndelivered, resendUndelivered } from "#core/services/activity/undelivered.ts";
import { resent } from "#core/views/undelivered.ts";

export default defineCommand({
  name: "activity resend",
  summary: "Try again to deliver what could not be delivered.",
  examples: ["activity resend delivery:1"],
  access: "officer",
  effect: "write",
  whenOver: true,
  rest: "delivery",
  input: z.object({ delivery: numberOf({ label: "Delivery", of: "delivery" }) }),
  complete: { delivery: completeUndelivered },
  async run(ctx, input) {
    return resent(ctx.activity.slug, await resendUndelivered(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { email, known, line, shown, suggested } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { completeCategories, readCategory } from "#core/services/register/read-category.ts";
import { readCountry } from "#core/services/register/read-country.ts";
import { register } from "#core/services/register/register.ts";
import { registered } from "#core/views/register.ts";

export default defineCommand({
  name: "register",
  summary: "Take part in this activity.",
  title: "Take part",
  examples: ['register organization:"ITU-T SG21" category:sg-representative country:KR email:a@example.org'],
  access: "anyone",
  effect: "write",
  rank: 0,
  input: z.object({
    organization: suggested({
      label: "Organization",
      help: "The group or body you speak for.",
      of: "organization",
      max: 150,
    }),
    category: known({
      label: "Category",
      help: "In which capacity you take part.",
      of: "category",
      reads: ({ activity }, said) => readCategory(activity, said),
    }),
    country: line({
      label: "Country",
      help: "Where you are based: two letters, such as KR, or its name.",
      max: 60,
      reads: (_, said) => readCountry(said),
    }),
    email: email({ label: "E-mail", help: "For the secretariat's list." }),
    sure: shown(),
  }),
  complete: { organization: completeOrganizations, category: completeCategories },
  async run(ctx, input) {
    return registered(ctx.activity.slug, await register(ctx, input), leaderOf(ctx.activity.charter));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { email, line } from "#core/contract/input.ts";
import { editProfile } from "#core/services/profile/edit.ts";
import { completeZones } from "#core/services/profile/read-zone.ts";
import { profileEdited } from "#core/views/profile.ts";

export default defineCommand({
  name: "profile edit",
  summary: "Change your name, time zone, quiet hours or e-mail.",
  examples: ["profile edit zone:Asia/Tokyo quiet:21:30-08:00", 'profile edit name:"Member three"'],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({
    name: line({ label: "Name", help: "As the record shows it.", max: 120 }).optional(),
    zone: line({ label: "Time zone", help: "Such as Asia/Tokyo; default for the activity's.", max: 60 }).optional(),
    quiet: line({ label: "Quiet hours", help: "Such as 22:00-07:00; none; default.", max: 40 }).optional(),
    email: email({ label: "E-mail", help: "For the secretariat's list." }).optional(),
    employer: line({
      label: "Works for",
      help: "If it is not the organization you speak for; none.",
      max: 150,
    }).optional(),
  }),
  complete: { zone: completeZones },
  async run(ctx, input) {
    await editProfile(ctx, input);
    return profileEdited(ctx.prefix);
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { email, line } from "#core/contract/input.ts";
import { editProfile } from "#core/services/profile/edit.ts";
import { readQuiet } from "#core/services/profile/read-quiet.ts";
import { completeZones, readZone } from "#core/services/profile/read-zone.ts";
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
    zone: line({
      label: "Time zone",
      help: 'In which you read and write times, such as Asia/Tokyo; "default": the activity\'s.',
      max: 60,
      reads: (_, said) => readZone(said),
    }).optional(),
    quiet: line({
      label: "Quiet hours",
      help: 'When no reminder reaches you, such as 22:00-07:00; "none", or "default": the activity\'s.',
      max: 40,
      reads: (_, said) => readQuiet(said),
    }).optional(),
    email: email({ label: "E-mail", help: "For the secretariat's list." }).optional(),
    employer: line({
      label: "Works for",
      help: 'Your employer, if it is not the organization you speak for; "none" takes it away.',
      max: 150,
    }).optional(),
  }),
  complete: { zone: completeZones },
  async run(ctx, input) {
    await editProfile(ctx, input);
    return profileEdited(ctx.prefix);
  },
});

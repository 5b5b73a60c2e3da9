import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { scheduleMeeting } from "#core/services/meeting/schedule.ts";
import { meetingScheduled } from "#core/views/meeting-answers.ts";

const TIME = 'Such as "2025-12-04 14:00" or "Friday 14:00".';
const DATE = "Such as 2025-11-25: until the end of that day.";

export default defineCommand({
  name: "meeting schedule",
  summary: "Schedule a meeting.",
  examples: [
    'meeting schedule title:"Second meeting" starts:"2025-12-04 14:00" ends:"2025-12-04 16:00" place:"Geneva"',
    'meeting schedule title:"Call on the roadmap" starts:"2025-11-06 14:00" ends:15:30 zone:Asia/Seoul link:https://example.org/call registration:2025-11-04',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    title: line({ label: "Title", max: 150 }),
    starts: line({ label: "Starts", help: TIME, max: 80 }),
    ends: line({ label: "Ends", help: TIME, max: 80 }),
    place: line({ label: "Place", help: "Leave it out for a remote meeting.", max: 200 }).optional(),
    zone: line({
      label: "Time zone",
      help: "Such as Asia/Seoul; the activity's own when left out.",
      max: 60,
    }).optional(),
    with: line({ label: "Co-located with", max: 200 }).optional(),
    remote: oneOf({ label: "Remote participation" }, [
      { value: "yes", label: "Possible" },
      { value: "no", label: "Not possible" },
    ]).optional(),
    link: line({ label: "Remote link", help: "Shown only to those who are registered.", max: 1000 }).optional(),
    registration: line({ label: "Registration until", help: DATE, max: 80 }).optional(),
    documents: line({ label: "Documents until", help: DATE, max: 80 }).optional(),
    for: oneOf({ label: "Shown to" }, [
      { value: "everyone", label: "Everyone" },
      { value: "members", label: "Members" },
      { value: "co-chairs", label: "Co-chairs" },
    ]).optional(),
  }),
  async run(ctx, input) {
    return meetingScheduled(ctx.activity.slug, await scheduleMeeting(ctx, input), ctx.prefix);
  },
});

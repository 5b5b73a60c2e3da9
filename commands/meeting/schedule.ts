import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { given, line } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { aboutSlot, titleOfSlot } from "#core/services/meeting/of-slot.ts";
import { readLink } from "#core/services/meeting/read-link.ts";
import { readTimes } from "#core/services/meeting/read-times.ts";
import { scheduleMeeting } from "#core/services/meeting/schedule.ts";
import { terms } from "#core/services/meeting/terms.ts";
import { readDeadline } from "#core/services/time/read-deadline.ts";
import { meetingScheduled, slotScheduledAlready, TITLE_CHARS } from "#core/views/meeting-answers.ts";

const TIME = 'Such as "2025-12-04 14:00" or "Friday 14:00".';

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
    title: line({ label: "Title", max: TITLE_CHARS }),
    starts: line({ label: "Starts", help: TIME, max: 80 }),
    ends: line({ label: "Ends", help: TIME, max: 80 }),
    place: line({ label: "Place", help: "Leave it out for a remote meeting.", max: 200 }).optional(),
    zone: line({
      label: "Time zone",
      help: "Such as Asia/Seoul; the activity's own when left out.",
      max: 60,
    }).optional(),
    with: line({ label: "Co-located with", max: 200 }).optional(),
    ...terms,
    for: shownTo(),
    poll: given("Poll"),
    slot: given("Slot"),
  }),
  prefill: titleOfSlot,
  about: { poll: aboutSlot },
  reads: {
    starts: (at, starts, { ends, zone }) =>
      typeof ends === "string" && readTimes(at, { starts, ends, ...(typeof zone === "string" ? { zone } : {}) }),
    registration: ({ now, activity }, said) => readDeadline(said, { now, zone: activity.zone, field: "registration" }),
    documents: ({ now, activity }, said) => readDeadline(said, { now, zone: activity.zone, field: "documents" }),
    link: (_, said) => readLink(said),
  },
  async run(ctx, input) {
    const { slug } = ctx.activity;
    const done = await scheduleMeeting(ctx, input);
    return "already" in done ? slotScheduledAlready(slug, done.already) : meetingScheduled(slug, done, ctx.prefix);
  },
});

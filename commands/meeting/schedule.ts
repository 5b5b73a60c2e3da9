import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { given, line } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { aboutSlot, titleOfSlot } from "#core/services/meeting/of-slot.ts";
import { readsOfTimes } from "#core/services/meeting/read-times.ts";
import { scheduleMeeting } from "#core/services/meeting/schedule.ts";
import { terms } from "#core/services/meeting/terms.ts";
import { meetingScheduled, slotScheduledAlready, TITLE_CHARS } from "#core/views/meeting-answers.ts";

const reads = readsOfTimes(() => undefined);

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
    title: line({ label: "Title", help: "What it is called, such as Second meeting.", max: TITLE_CHARS }),
    starts: line({
      label: "Starts",
      help: 'When it begins, such as "2025-12-04 14:00" or "Friday 14:00".',
      max: 80,
      reads: reads.starts,
    }),
    ends: line({
      label: "Ends",
      help: 'When it is over, such as 16:00 on the same day, or "2025-12-04 16:00".',
      max: 80,
      reads: reads.ends,
    }),
    place: line({
      label: "Place",
      help: "Where it is held, such as Geneva; leave it out for a remote meeting.",
      max: 200,
    }).optional(),
    zone: line({
      label: "Time zone",
      help: "In which these times are meant, such as Asia/Seoul; left out: the activity's own.",
      max: 60,
      reads: reads.zone,
    }).optional(),
    with: line({
      label: "Co-located with",
      help: "The meeting or event it is held together with, such as ITU-T SG21.",
      max: 200,
    }).optional(),
    ...terms,
    for: shownTo(),
    poll: given("Poll"),
    slot: given("Slot"),
  }),
  prefill: titleOfSlot,
  about: { poll: aboutSlot },
  async run(ctx, input) {
    const { slug } = ctx.activity;
    const done = await scheduleMeeting(ctx, input);
    return "already" in done ? slotScheduledAlready(slug, done.already) : meetingScheduled(slug, done, ctx.prefix);
  },
});

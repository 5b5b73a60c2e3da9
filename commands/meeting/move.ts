import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeMeetings, findMeeting, meetingTo } from "#core/services/meeting/find-meeting.ts";
import { moveMeeting } from "#core/services/meeting/move.ts";
import { readsOfTimes } from "#core/services/meeting/read-times.ts";
import { terms } from "#core/services/meeting/terms.ts";
import { meetingMoved, TITLE_CHARS } from "#core/views/meeting-answers.ts";

const reads = readsOfTimes(async (ctx, { meeting }) =>
  typeof meeting === "number" ? await findMeeting(ctx, meeting) : undefined,
);

export default defineCommand({
  name: "meeting move",
  summary: "Change the time, the place or something else of a meeting; the registered are told.",
  title: "Change a meeting",
  examples: [
    'meeting move meeting:1 starts:"2025-10-09 14:00"',
    'meeting move meeting:1 place:"Room H, Geneva" link:https://example.org/call',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: meetingTo("move") }),
    starts: line({
      label: "Starts",
      help: 'When it begins, such as "2025-12-04 14:00"; as before when left out.',
      max: 80,
      reads: reads.starts,
    }).optional(),
    ends: line({
      label: "Ends",
      help: "When it is over, such as 16:00 on the same day; left out: it is as long as before.",
      max: 80,
      reads: reads.ends,
    }).optional(),
    zone: line({
      label: "Time zone",
      help: "In which these times are meant, such as Asia/Seoul; as before when left out.",
      max: 60,
      reads: reads.zone,
    }).optional(),
    place: line({
      label: "Place",
      help: 'Where it is held, such as Geneva; "none": only remotely. As before when left out.',
      max: 200,
    }).optional(),
    title: line({
      label: "Title",
      help: "What it is called from now on; as before when left out.",
      max: TITLE_CHARS,
    }).optional(),
    with: line({
      label: "Co-located with",
      help: 'The meeting it is held together with, such as ITU-T SG21; "none" takes it away.',
      max: 200,
    }).optional(),
    ...terms,
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingMoved(ctx.activity.slug, await moveMeeting(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { moveMeeting } from "#core/services/meeting/move.ts";
import { terms } from "#core/services/meeting/terms.ts";
import { meetingMoved, TITLE_CHARS } from "#core/views/meeting-answers.ts";

const TIME = 'Such as "2025-12-04 14:00"; as before when left out.';

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
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    starts: line({ label: "Starts", help: TIME, max: 80 }).optional(),
    ends: line({ label: "Ends", help: "As long as before when left out.", max: 80 }).optional(),
    zone: line({ label: "Time zone", help: "Such as Asia/Seoul.", max: 60 }).optional(),
    place: line({ label: "Place", help: "Such as Geneva; none when it is held remotely.", max: 200 }).optional(),
    title: line({ label: "Title", max: TITLE_CHARS }).optional(),
    with: line({ label: "Co-located with", help: "Such as ITU-T SG21; none to take it away.", max: 200 }).optional(),
    ...terms,
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingMoved(ctx.activity.slug, await moveMeeting(ctx, input));
  },
});

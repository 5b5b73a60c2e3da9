import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { listOfMeetings } from "#core/services/meeting/list.ts";
import { meetingList } from "#core/views/meeting.ts";

export default defineCommand({
  name: "meeting list",
  summary: "List the meetings, the next one first.",
  examples: ["meeting list"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return meetingList(await listOfMeetings(ctx), ctx.prefix, leaderOf(ctx.activity.charter));
  },
});

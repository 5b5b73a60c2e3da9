import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, page } from "#core/contract/input.ts";
import { showAgenda } from "#core/services/agenda/show.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";

export default defineCommand({
  name: "agenda show",
  summary: "Show a meeting's agenda, or an earlier revision of it.",
  examples: ["agenda show meeting:1", "agenda show meeting:1 revision:1"],
  access: "anyone",
  effect: "read",
  rest: "meeting",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    revision: number({ label: "Revision", help: "As it was proposed or approved." }, 1, 10_000).optional(),
    page: page(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return await showAgenda(ctx, input);
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf } from "#core/contract/input.ts";
import { exportPoll } from "#core/services/poll/export.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { pollExported } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll export",
  summary: "The result of a poll as a table (CSV) or as JSON.",
  examples: ["poll export poll:1", "poll export poll:1 format:json"],
  access: "member",
  rest: "poll",
  effect: "read",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll" }),
    format: oneOf({ label: "Format" }, [
      { value: "csv", label: "Table (CSV)" },
      { value: "json", label: "JSON" },
    ]).default("csv"),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    const { file, ...about } = await exportPoll(ctx, input);
    return { file, view: pollExported(about) };
  },
});

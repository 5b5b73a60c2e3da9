import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page, suggested } from "#core/contract/input.ts";
import { completeBodies, completeTopics } from "#core/services/roadmap/find-entry.ts";
import { STATUSES } from "#core/services/roadmap/read-status.ts";
import { searchRoadmap } from "#core/services/roadmap/search.ts";
import { roadmapFound } from "#core/views/roadmap-found.ts";

export default defineCommand({
  name: "roadmap search",
  summary: "Find entries of the roadmap by words or by number.",
  examples: ['roadmap search words:"avatar"', 'roadmap search words:"digital human" status:published'],
  access: "member",
  rest: "words",
  effect: "read",
  input: z.object({
    words: line({
      label: "Words",
      help: 'What is looked for, such as avatar format, "digital twin" -city, or F.748.',
      max: 200,
    }),
    body: suggested({ label: "Body", of: "body", max: 100 }).optional(),
    topic: suggested({ label: "Topic", of: "topic", max: 100 }).optional(),
    status: oneOf({ label: "Status" }, STATUSES).optional(),
    page: page(),
  }),
  complete: { body: completeBodies, topic: completeTopics },
  async run(ctx, { page: _, ...search }) {
    return roadmapFound(await searchRoadmap(ctx, search), ctx.prefix);
  },
});

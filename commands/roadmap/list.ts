import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf, page, suggested } from "#core/contract/input.ts";
import { completeBodies, completeTopics } from "#core/services/roadmap/find-entry.ts";
import { listOfEntries } from "#core/services/roadmap/list.ts";
import { STATUSES } from "#core/services/roadmap/read-status.ts";
import { roadmapList } from "#core/views/roadmap.ts";

const YES = [{ value: "yes", label: "Yes" }] as const;

export default defineCommand({
  name: "roadmap list",
  summary: "List the entries of the roadmap.",
  examples: ["roadmap list", "roadmap list body:ETSI status:draft", "roadmap list due:yes"],
  access: "member",
  effect: "read",
  input: z.object({
    body: suggested({ label: "Body", of: "body", max: 100 }).optional(),
    topic: suggested({ label: "Topic", of: "topic", max: 100 }).optional(),
    status: oneOf({ label: "Status" }, STATUSES).optional(),
    due: oneOf({ label: "Only those not verified for too long" }, YES).optional(),
    mine: oneOf({ label: "Only those I am the contact of" }, YES).optional(),
    page: page(),
  }),
  complete: { body: completeBodies, topic: completeTopics },
  async run(ctx, { page: _, ...filter }) {
    return roadmapList(await listOfEntries(ctx, filter), ctx.prefix);
  },
});

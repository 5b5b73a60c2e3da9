import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, oneOf, suggested } from "#core/contract/input.ts";
import { editEntry } from "#core/services/roadmap/edit.ts";
import { completeBodies, completeEntries, completeTopics } from "#core/services/roadmap/find-entry.ts";
import { entryAsTyped } from "#core/services/roadmap/prefill.ts";
import { STATUSES } from "#core/services/roadmap/read-status.ts";
import { entryEdited } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap edit",
  summary: "Change what the roadmap says of a deliverable.",
  title: "Edit a roadmap entry",
  examples: ["roadmap edit entry:1 status:published date:2025-07", "roadmap edit entry:1 contact:none"],
  access: "member",
  effect: "write",
  input: z.object({
    entry: numberOf({ label: "Entry", of: "entry" }),
    title: line({ label: "Title", max: 500 }).optional(),
    status: oneOf({ label: "Status" }, [...STATUSES, { value: "none", label: "Not known" }]).optional(),
    date: line({
      label: "Date",
      help: 'Such as 2025, 2025-07 or 2025-07-03; "none" takes it away.',
      max: 40,
    }).optional(),
    topic: suggested({ label: "Topic", of: "topic", max: 100 }).optional(),
    contact: line({ label: "Contact", help: 'A member, or a name and an address; or "none".', max: 150 }).optional(),
    body: suggested({ label: "Body", of: "body", max: 100 }).optional(),
    group: line({ label: "Group", max: 100 }).optional(),
    number: line({ label: "Number", max: 100 }).optional(),
    type: line({ label: "Type", max: 100 }).optional(),
    edition: line({ label: "Edition", max: 100 }).optional(),
    link: line({ label: "Link", max: 500 }).optional(),
    source: line({ label: "Source document", max: 500 }).optional(),
  }),
  complete: { entry: completeEntries, body: completeBodies, topic: completeTopics },
  prefill: entryAsTyped,
  async run(ctx, input) {
    return entryEdited(ctx.activity.slug, await editEntry(ctx, input));
  },
});

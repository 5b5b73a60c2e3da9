import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, oneOf, suggested } from "#core/contract/input.ts";
import { readContact } from "#core/services/roadmap/contact.ts";
import { editEntry } from "#core/services/roadmap/edit.ts";
import { completeBodies, completeEntries, completeTopics, findEntry } from "#core/services/roadmap/find-entry.ts";
import { linkField } from "#core/services/roadmap/link-field.ts";
import { entryAsTyped } from "#core/services/roadmap/prefill.ts";
import { STATUSES } from "#core/services/roadmap/read-status.ts";
import { readsDate } from "#core/services/roadmap/said.ts";
import { entryEdited } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap edit",
  summary: "Change what the roadmap says of a deliverable.",
  title: "Edit a roadmap entry",
  examples: ["roadmap edit entry:1 status:published date:2025-07", "roadmap edit entry:1 contact:none"],
  access: "member",
  effect: "write",
  input: z.object({
    entry: numberOf({ label: "Entry", of: "entry", reads: findEntry }),
    title: line({ label: "Title", help: "As it should be now.", max: 500 }).optional(),
    status: oneOf({ label: "Status" }, [...STATUSES, { value: "none", label: "Not known" }]).optional(),
    date: line({
      label: "Date",
      help: 'When it is planned or was published, such as 2025-07; "none" takes it away.',
      max: 40,
      reads: readsDate,
    }).optional(),
    topic: suggested({
      label: "Topic",
      help: 'What it is about; "none" takes it away.',
      of: "topic",
      max: 100,
    }).optional(),
    contact: line({
      label: "Contact",
      help: 'Who is asked about it: a member, or a name and an address; or "none".',
      max: 150,
      reads: readContact,
    }).optional(),
    body: suggested({ label: "Body", help: "Whose deliverable it is.", of: "body", max: 100 }).optional(),
    group: line({
      label: "Group",
      help: 'Which group of that body works on it; "none" takes it away.',
      max: 100,
    }).optional(),
    number: line({ label: "Number", help: 'What the body calls it; "none" takes it away.', max: 100 }).optional(),
    type: line({ label: "Type", help: 'What kind of text it is; "none" takes it away.', max: 100 }).optional(),
    edition: line({ label: "Edition", help: 'Which edition of it; "none" takes it away.', max: 100 }).optional(),
    link: linkField,
    source: line({
      label: "Source document",
      help: 'Where this was found; "none" takes it away.',
      max: 500,
    }).optional(),
  }),
  complete: { entry: completeEntries, body: completeBodies, topic: completeTopics },
  prefill: entryAsTyped,
  async run(ctx, input) {
    return entryEdited(ctx.activity.slug, await editEntry(ctx, input));
  },
});

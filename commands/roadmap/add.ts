import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, suggested } from "#core/contract/input.ts";
import { addEntry } from "#core/services/roadmap/add.ts";
import { readContact } from "#core/services/roadmap/contact.ts";
import { completeBodies, completeTopics } from "#core/services/roadmap/find-entry.ts";
import { linkField } from "#core/services/roadmap/link-field.ts";
import { STATUSES } from "#core/services/roadmap/read-status.ts";
import { readsDate } from "#core/services/roadmap/said.ts";
import { entryAdded } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap add",
  summary: "Add a deliverable to the roadmap.",
  examples: [
    'roadmap add body:ITU-T group:SG21 number:F.748.15 title:"Framework and metrics for digital human application systems" topic:"digital humans" status:published date:2022-03-16',
  ],
  access: "member",
  effect: "write",
  rank: 45,
  input: z.object({
    title: line({ label: "Title", help: "What the deliverable is called.", max: 500 }),
    body: suggested({ label: "Body", help: "Whose deliverable it is, such as ITU-T.", of: "body", max: 100 }),
    group: line({ label: "Group", help: "Which group of that body works on it, such as SG21.", max: 100 }).optional(),
    number: line({ label: "Number", help: "What the body calls it, such as F.748.15.", max: 100 }).optional(),
    topic: suggested({ label: "Topic", help: "What it is about, such as avatars.", of: "topic", max: 100 }).optional(),
    status: oneOf({ label: "Status" }, STATUSES).optional(),
    date: line({
      label: "Date",
      help: "When it is planned or was published: 2025, 2025-07 or 2025-07-03.",
      max: 40,
      reads: readsDate,
    }).optional(),
    type: line({ label: "Type", help: "What kind of text it is, such as Recommendation.", max: 100 }).optional(),
    edition: line({ label: "Edition", help: "Which edition or version of it, such as 2.", max: 100 }).optional(),
    link: linkField,
    contact: line({
      label: "Contact",
      help: "Who is asked whether it is still right: a member, or a name and an address.",
      max: 150,
      reads: readContact,
    }).optional(),
    source: line({ label: "Source document", help: "Where this was found.", max: 500 }).optional(),
  }),
  complete: { body: completeBodies, topic: completeTopics },
  async run(ctx, input) {
    return entryAdded(ctx.activity.slug, await addEntry(ctx, input));
  },
});

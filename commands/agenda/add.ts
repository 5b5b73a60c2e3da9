import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, number, numberOf, suggested } from "#core/contract/input.ts";
import { addItem } from "#core/services/agenda/add.ts";
import { completeItems } from "#core/services/agenda/complete-items.ts";
import { completePresenters } from "#core/services/agenda/complete-presenters.ts";
import { itemOfAgenda, meetingToPlan } from "#core/services/agenda/find-agenda.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemAdded } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda add",
  summary: "Add an item to a meeting's agenda.",
  title: "Add an item",
  examples: [
    'agenda add meeting:1 title:"Report of the secretariat" after:3',
    'agenda add meeting:1 title:"Report of SG17" under:4 presenter:"SG17 representative" minutes:10',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: meetingToPlan }),
    title: line({ label: "Title", help: "What the item is about.", max: 300 }),
    after: suggested({
      label: "After item",
      help: "Behind which item it comes, such as 3; 0 is the beginning, left out the end.",
      of: "item",
      reads: itemOfAgenda("after"),
      max: 40,
    }).optional(),
    under: suggested({
      label: "Under item",
      help: "Makes it a sub-item of that one.",
      of: "item",
      reads: itemOfAgenda("under"),
      max: 40,
    }).optional(),
    presenter: suggested({
      label: "Presenter",
      help: "Who presents it: a member, or any words.",
      of: "member",
      max: 120,
    }).optional(),
    minutes: number({ label: "Minutes", help: "How long it is planned to take." }, 1, 600).optional(),
    documents: line({
      list: true,
      label: "Documents",
      help: "What is read for it: numbers or links with semicolons.",
      max: 500,
    }).optional(),
  }),
  complete: { meeting: completeMeetings, after: completeItems, under: completeItems, presenter: completePresenters },
  async run(ctx, { presenter = null, minutes = null, documents = null, ...input }) {
    return itemAdded(ctx.activity.slug, await addItem(ctx, { ...input, presenter, minutes, documents }));
  },
});

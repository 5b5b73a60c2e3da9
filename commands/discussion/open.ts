import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, paragraph } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { openDiscussion } from "#core/services/discussion/open.ts";
import { readsRooms } from "#core/services/discussion/rooms.ts";
import { readsReferences } from "#core/services/document/read-references.ts";
import { deadline } from "#core/services/time/said.ts";
import { discussionOpened } from "#core/views/discussion-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "discussion open",
  summary: "Open a discussion by correspondence.",
  title: "Open a discussion",
  examples: [
    'discussion open subject:"Terms of reference" question:"Are duties 1 to 8 complete?" closes:2025-10-31',
    'discussion open subject:"Use cases" question:"Which ones first?" documents:"JCA-MV-I-001; https://example.org/use-cases" rooms:plenary closes:"in 4 weeks"',
  ],
  access: "co-chair",
  effect: "write",
  rank: 35,
  input: z.object({
    subject: line({ label: "Subject", help: "What it is about, in a few words.", max: 250 }),
    question: paragraph({ label: "Question", help: "What the members are asked.", max: 3000 }),
    closes: deadline({
      label: "Closes",
      help: "The end of the comment period, such as 2025-10-31; left out: as the charter says.",
      standard: ({ discussion }) => termInWords(discussion.commentPeriod),
    }).optional(),
    documents: paragraph({
      label: "Documents",
      help: "What it is about: numbers or addresses, with semicolons.",
      max: 2000,
      reads: readsReferences({ field: "documents", own: true }),
    }).optional(),
    rooms: line({
      list: true,
      label: "Rooms",
      help: "Where it is shown: names with semicolons; each room that may see it when left out.",
      max: 500,
      reads: readsRooms,
    }).optional(),
    for: shownTo("As the charter says when left out.", ({ discussion }) => discussion.visibility),
    per: oneOf(
      {
        label: "One position for each",
        help: "As the charter says when left out.",
        standard: ({ consensus }) => consensus.per,
      },
      [
        { value: "organization", label: "Organization" },
        { value: "person", label: "Person" },
      ],
    ).optional(),
  }),
  async run(ctx, input) {
    return discussionOpened({ activity: ctx.activity.slug, ...(await openDiscussion(ctx, input)) }, ctx.prefix);
  },
});

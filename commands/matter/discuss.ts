import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, paragraph } from "#core/contract/input.ts";
import { readsRooms } from "#core/services/discussion/rooms.ts";
import { discussMatter } from "#core/services/matter/discuss.ts";
import { completeMatters, matterTo } from "#core/services/matter/find-matter.ts";
import { deadline } from "#core/services/time/said.ts";
import { discussionOpened } from "#core/views/discussion-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "matter discuss",
  summary: "Open a discussion of a matter.",
  examples: ["matter discuss matter:1", 'matter discuss matter:2 question:"Who defines it?" closes:"in 4 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    matter: numberOf({ label: "Matter", of: "matter", reads: matterTo("discuss") }),
    question: paragraph({
      label: "Question",
      help: "What the members are asked; made from the matter when left out.",
      max: 3000,
    }).optional(),
    closes: deadline({
      label: "Closes",
      help: "The end of the comment period, such as 2025-10-31; left out: as the charter says.",
      standard: ({ discussion }) => termInWords(discussion.commentPeriod),
    }).optional(),
    rooms: line({
      list: true,
      label: "Rooms",
      help: "Where it is shown: names with semicolons; each room that may see it when left out.",
      max: 500,
      reads: readsRooms,
    }).optional(),
  }),
  complete: { matter: completeMatters },
  async run(ctx, input) {
    return discussionOpened(await discussMatter(ctx, input), ctx.prefix);
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { howWanted, objectionSaid, resolveInDiscussion } from "#core/services/discussion/objections.ts";
import { callTo } from "#core/services/discussion/subject.ts";
import { objectionResolvedNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "discussion resolve",
  summary: "Say that an objection is met, and how.",
  title: "Resolve an objection",
  examples: ['discussion resolve discussion:1 objection:1 how:"Duty 3 was added."'],
  access: "member",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: callTo("resolve") }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    how: paragraph({
      label: "How it was met",
      help: "Whoever leads the activity must say it; the objector may.",
      max: 3000,
    }).optional(),
  }),
  complete: { discussion: completeDiscussions },
  about: { objection: objectionSaid },
  needs: { when: ({ how }) => how === undefined || String(how).trim() === "", fields: howWanted },
  async run(ctx, input) {
    return objectionResolvedNow(await resolveInDiscussion(ctx, input));
  },
});

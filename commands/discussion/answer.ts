import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { answerInDiscussion, objectionSaid } from "#core/services/discussion/objections.ts";
import { callTo } from "#core/services/discussion/subject.ts";
import { objectionAnsweredNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "discussion answer",
  summary: "Answer an objection.",
  title: "Answer an objection",
  examples: ['discussion answer discussion:1 objection:1 text:"Duty 3 is in revision 1."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: callTo("answer") }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    text: paragraph({
      label: "Answer",
      help: "The objector is told, and everybody who sees the objection reads it.",
      max: 3000,
    }),
  }),
  complete: { discussion: completeDiscussions },
  about: { objection: objectionSaid },
  async run(ctx, input) {
    return objectionAnsweredNow(await answerInDiscussion(ctx, input));
  },
});

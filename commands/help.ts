import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, page } from "#core/contract/input.ts";
import { completeCommands, explainCommands } from "#core/services/help/explain-commands.ts";
import { helpWords } from "#core/views/glossary.ts";
import { helpAll, helpNoun, helpOne } from "#core/views/help.ts";

export default defineCommand({
  name: "help",
  summary: "What you can do here and now.",
  examples: ["help", "help poll", "help poll open", "help words"],
  access: "anyone",
  effect: "read",
  rest: "topic",
  rank: 100,
  input: z.object({
    topic: line({
      label: "Command or word",
      help: "What you want to know more about, such as poll.",
      max: 100,
    }).optional(),
    page: page(),
  }),
  complete: {
    topic: async (ctx, typed) =>
      ctx.actor.kind === "person" ? await completeCommands({ ...ctx, actor: ctx.actor }, typed) : [],
  },
  async run(ctx, input) {
    const topic = await explainCommands(ctx, input.topic);
    const { slug: activity, charter } = ctx.activity;
    if ("all" in topic) return helpAll({ activity, title: charter.acronym, prefix: ctx.prefix }, topic.all);
    if ("word" in topic) return helpWords(topic.word);
    if ("noun" in topic) return helpNoun(topic.noun, topic.verbs, ctx.prefix);
    return helpOne(topic.one, ctx.prefix);
  },
});

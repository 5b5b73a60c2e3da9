import { may } from "#core/contract/access.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";

/** Only what the asker may do: all of it, a noun's verbs, or one command. */
export type Topic = { all: Declaration[] } | { noun: string; verbs: Declaration[] } | { one: Declaration };

export function explainCommands(ctx: PersonContext, topic: string | undefined): Topic {
  const mine = ctx.commands.filter((command) => may(ctx.actor, command.access));
  const words = (topic ?? "").trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "") return { all: mine };
  const one = mine.find((command) => command.name === words);
  if (one) return { one };
  const verbs = mine.filter((command) => command.name.startsWith(`${words} `));
  if (verbs.length > 0) return { noun: words, verbs };
  const known = ctx.commands.some((command) => command.name === words || command.name.startsWith(`${words} `));
  throw new Problem({
    code: known ? "forbidden" : "not found",
    message: known ? `You may not use "${words}" here.` : `There is no command "${words.slice(0, 80)}".`,
    hint: `${ctx.prefix}help shows what you can do.`,
    field: "topic",
  });
}

import { may, WIDTHS, whoMay } from "#core/contract/access.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";

/** Only what the asker may do: all of it, a noun's verbs, or one command. */
export type Topic = { all: Declaration[] } | { noun: string; verbs: Declaration[] } | { one: Declaration };

export async function explainCommands(ctx: PersonContext, topic: string | undefined): Promise<Topic> {
  const mine = ctx.commands.filter((command) => may(ctx.actor, command.access));
  const words = (topic ?? "").trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "") return { all: await offeredNow(ctx, mine) };
  const one = mine.find((command) => command.name === words);
  if (one) return { one };
  const verbs = mine.filter((command) => command.name.startsWith(`${words} `));
  if (verbs.length > 0) return { noun: words, verbs: await offeredNow(ctx, verbs) };
  const known = ctx.commands.filter((command) => command.name === words || command.name.startsWith(`${words} `));
  throw new Problem({
    code: known.length > 0 ? "forbidden" : "not found",
    message:
      known.length > 0
        ? `Only ${whoMay(widest(known), ctx.activity.charter)} can use "${words}".`
        : `There is no command "${words.slice(0, 80)}".`,
    hint: `${ctx.prefix}help shows what you can do.`,
    field: "topic",
  });
}

/** What could be called, but leads nowhere as things stand, is not shown. */
async function offeredNow(ctx: PersonContext, commands: Declaration[]): Promise<Declaration[]> {
  const offered = await Promise.all(commands.map(async (command) => (await command.offered?.(ctx)) ?? true));
  return commands.filter((_, index) => offered[index]);
}

const widest = (commands: Declaration[]) =>
  WIDTHS.find((access) => commands.some((command) => command.access === access)) ?? "co-chair";

import { may, WIDTHS, whoMay } from "#core/contract/access.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { isExplained } from "#core/views/glossary.ts";
import { inOrder } from "#core/views/help.ts";

/** Only what the asker may do: all of it, a noun's verbs, or one command; or a word that answers use. */
export type Topic =
  | { all: Declaration[] }
  | { noun: string; verbs: Declaration[] }
  | { one: Declaration }
  | { word: string };

export async function explainCommands(ctx: PersonContext, topic: string | undefined): Promise<Topic> {
  const mine = mineOf(ctx);
  const words = wordsOf(topic ?? "");
  if (words === "") return { all: await offeredNow(ctx, mine) };
  const one = mine.find((command) => command.name === words);
  if (one) return { one };
  const verbs = mine.filter((command) => command.name.startsWith(`${words} `));
  if (verbs.length > 0) return { noun: words, verbs: await offeredNow(ctx, verbs) };
  const known = ctx.commands.filter((command) => command.name === words || command.name.startsWith(`${words} `));
  if (known.length === 0 && isExplained(words)) return { word: words };
  throw new Problem({
    code: known.length > 0 ? "forbidden" : "not found",
    message:
      known.length > 0
        ? `Only ${whoMay(widest(known), ctx.activity.charter)} can use "${words}".`
        : `There is no command "${words.slice(0, 80)}".`,
    hint: `${ctx.prefix}help shows what you can do, ${ctx.prefix}help words what words mean.`,
    field: "topic",
  });
}

const mineOf = ({ actor, commands }: Pick<PersonContext, "actor" | "commands">) =>
  commands.filter((command) => may(actor, command.access));
const wordsOf = (said: string) => said.trim().toLowerCase().replace(/\s+/g, " ");
const COMPLETED = 25;

/** The commands that help would show, in its order; those that begin so before those that hold what was typed. */
export async function completeCommands(ctx: PersonContext, typed: string): Promise<Option[]> {
  const words = wordsOf(typed);
  const found = mineOf(ctx).filter(({ name }) => name.includes(words));
  const ordered = inOrder(await offeredNow(ctx, found));
  const first = ordered.filter(({ name }) => name.startsWith(words));
  return [...first, ...ordered.filter((one) => !first.includes(one))]
    .slice(0, COMPLETED)
    .map(({ name, summary }) => ({ label: name, value: name, description: summary }));
}

/** What could be called, but leads nowhere as things stand, is not shown. */
async function offeredNow(ctx: PersonContext, commands: Declaration[]): Promise<Declaration[]> {
  const possible = commands.filter((command) => !ctx.activity.over || command.whenOver);
  const offered = await Promise.all(possible.map(async (command) => (await command.offered?.(ctx)) ?? true));
  return possible.filter((_, index) => offered[index]);
}

const widest = (commands: Declaration[]) =>
  WIDTHS.find((access) => commands.some((command) => command.access === access)) ?? "co-chair";

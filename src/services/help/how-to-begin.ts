import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";

/** What makes the first thing of its kind, for who may: follows a sentence that there is none. */
export function howToBegin({ actor, commands, prefix }: Context, name: string): string {
  const command = commands.find((one) => one.name === name);
  const possible = command !== undefined && actor.kind === "person" && may(actor, command.access);
  return possible ? ` ${prefix}${name} makes the first one.` : "";
}

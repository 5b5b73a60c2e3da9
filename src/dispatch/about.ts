import type { z } from "zod";
import type { Command } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { argumentOf } from "#core/contract/input.ts";

/** What the given arguments stand for, in words, by argument. */
export type About = Record<string, string>;

export async function readAbout(command: Command, ctx: Context, args: Record<string, unknown>): Promise<About> {
  const about: About = {};
  for (const name of Object.keys(command.input.shape)) {
    const given = args[name];
    if (typeof given !== "string" && typeof given !== "number") continue;
    const said = (await command.about?.[name]?.(ctx, args)) ?? (await completed(command, ctx, name, args));
    if (said !== undefined) about[name] = said;
  }
  return about;
}

/** "Poll 4: Approve the agenda?", of a reference that is completed by exactly what was given. */
async function completed(command: Command, ctx: Context, name: string, args: Record<string, unknown>) {
  const argument = argumentOf(command.input.shape[name] as z.ZodType);
  const complete = command.complete?.[name];
  if (!argument?.reference || !complete) return undefined;
  const given = String(args[name]).trim().replace(/^#/, "");
  const found = (await complete(ctx, given, args)).find(({ value }) => value === given);
  if (found === undefined) return undefined;
  const { label } = argument;
  return found.label.startsWith(`${given}:`) ? `${label} ${found.label}` : `${label}: ${found.label}`;
}

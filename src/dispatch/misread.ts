import type { z } from "zod";
import type { Command } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { argumentOf } from "#core/contract/input.ts";
import { Problem } from "#core/contract/problem.ts";
import { saidAtField } from "./said-at-field.ts";

/** `wanted`: it names what the whole command is about. */
type Wrong = { problem: Problem; field: string; wanted: boolean };

/** What each argument says is wrong with it, as far as that can be told before the command runs. */
export async function misread(command: Command, ctx: PersonContext, args: Record<string, unknown>): Promise<Wrong[]> {
  const { shape } = command.input;
  const wrong: Wrong[] = [];
  for (const name of Object.keys(shape).filter((one) => args[one] !== undefined && args[one] !== "")) {
    const schema = shape[name] as z.ZodType;
    const { reads, reference = false } = argumentOf(schema) ?? {};
    const problem = reads && (await problemOf(() => reads(ctx, args[name] as never, args)));
    if (problem === undefined) continue;
    const field = problem.field !== undefined && problem.field in shape ? problem.field : name;
    wrong.push({ problem, field, wanted: reference && !schema.safeParse(undefined).success });
  }
  return wrong;
}

async function problemOf(read: () => unknown): Promise<Problem | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** The same in words at the fields, of each the first. */
export function saidAtFields({ name }: Command, { commands, prefix }: PersonContext, wrong: Wrong[]) {
  const declaration = commands.find((one) => one.name === name);
  const said: Record<string, string> = {};
  for (const { problem, field } of wrong) {
    const words = `${problem.message} ${problem.hint}`;
    said[field] ??= declaration ? saidAtField(words, { declaration, field, commands, prefix }) : words;
  }
  return said;
}

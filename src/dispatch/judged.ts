import type { z } from "zod";
import type { Command } from "#core/contract/command.ts";
import { withUnread } from "./read-files.ts";

/** What the schema makes of the arguments that it takes: with anything else nothing is looked up in the record. */
export function judged(command: Command, args: Record<string, unknown>): Record<string, unknown> {
  const taken = ([name, value]: [string, unknown]): [string, unknown][] => {
    const schema = command.input.shape[name] as z.ZodType | undefined;
    if (schema === undefined) return [[name, value]];
    const read = schema.safeParse(value);
    return read.success ? [[name, read.data]] : [];
  };
  return Object.fromEntries(Object.entries(withUnread(command, args)).flatMap(taken));
}

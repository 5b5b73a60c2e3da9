import type { z } from "zod";
import type { Command } from "#core/contract/command.ts";
import { withUnread } from "./read-files.ts";

/** What the schema takes of the arguments, as it came: with anything else nothing is looked up in the record. */
export function judged(command: Command, args: Record<string, unknown>): Record<string, unknown> {
  const read = withUnread(command, args);
  const taken = ([name]: [string, unknown]) => {
    const schema = command.input.shape[name] as z.ZodType | undefined;
    return schema === undefined || schema.safeParse(read[name]).success;
  };
  return Object.fromEntries(Object.entries(args).filter(taken));
}

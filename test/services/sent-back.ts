import { formOf, textOf } from "../dispatch/direct-chat.ts";
import type { Assembly } from "./assembly.ts";

/** Opens the form of a command, and sends it as it is filled in. */
export async function sentBack({ chat }: Assembly, who: string, command: string, args: Record<string, string>) {
  const { values } = formOf(await chat.ask(who, { call: { command, args } }));
  return textOf(await chat.ask(who, { call: { command, args: { ...args, ...values } } }));
}

import type { Carried } from "#core/contract/call.ts";
import { readCarried, writeCarried } from "#core/contract/carried.ts";
import { ARGUMENT_CHARS } from "./capabilities.ts";

/** Key of the post (none in a private answer), place in the message, whether the press has to be confirmed, and the call: 24 + 1 + 2 + 1 + 72 characters. */
export type CustomId = { key: string; index: number; confirm: boolean; call: Carried };

export function writeCustomId({ key, index, confirm, call }: CustomId): string | undefined {
  const written = writeCarried(call);
  return written === undefined ? undefined : `${key}|${confirm ? "!" : ""}${index.toString(36)}|${written}`;
}

/** Undefined for anything `writeCustomId` did not write. */
export function readCustomId(written: string): CustomId | undefined {
  const [key, slot, ...rest] = written.split("|");
  if (key === undefined || slot === undefined || !/^!?[0-9a-z]$/.test(slot)) return undefined;
  const call = readCarried(rest.join("|"));
  if (!call) return undefined;
  return { key, index: Number.parseInt(slot.replace("!", ""), 36), confirm: slot.startsWith("!"), call };
}

/** A select's custom_id is full, so the argument it fills stands before each option's value. */
export function writeArgument(arg: string, value: string): string | undefined {
  return arg.length < ARGUMENT_CHARS ? `${arg}=${value}` : undefined;
}

export function readArgument(written: string): { arg: string; value: string } | undefined {
  const at = written.indexOf("=");
  return at > 0 ? { arg: written.slice(0, at), value: written.slice(at + 1) } : undefined;
}

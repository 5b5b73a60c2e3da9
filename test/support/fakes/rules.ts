import type { Carried } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Declaration } from "#core/contract/command.ts";

/** What a button or a select is known by on a platform, and what the adapter reads back from it. */
export type Id = { key: string; at: number; arg?: string; call: Carried };
export type Typed = { kind: "typed"; text: string } | { kind: "call"; call: Carried } | { says: string };

/** In what two platforms differ, besides their numbers. */
export type Rules = {
  platform: string;
  can: Capabilities;
  idChars: number;
  writeId(id: Id): string;
  readId(id: string): Pick<Id, "arg" | "call">;
  /** What is sent when this option of a select is chosen. */
  writeOption(arg: string, value: string): string;
  readOption(sent: string): { arg?: string; value: string };
  /** Characters a text takes there, with what has to be escaped. */
  costOf(text: string): number;
  /** What the client makes of typed text. */
  typed(text: string, declarations: Declaration[]): Typed;
  /** Messages of a channel that history gives; undefined: all of them. */
  history: number | undefined;
};

/** Something the platform refuses. */
export class OverLimit extends Error {}

export function must(kept: boolean, rule: string): void {
  if (!kept) throw new OverLimit(rule);
}

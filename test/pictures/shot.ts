import type { Fields } from "../support/slack/fields.ts";

/** What one picture shows: the very payload the program sent, and whose screen it is on. */
export type Shot = {
  /** Of its file, without the ending. */
  name: string;
  platform: "slack" | "discord" | "web";
  reader: string;
  /** Of the reader's clock. */
  zone: string;
  /** When it was posted, answered or opened. */
  at: string;
  where: "room" | "direct" | "answer" | "form";
  edited: boolean;
  /** The command that Discord shows above its answer. */
  used?: string;
  payload: Fields;
};

/** Throws where a payload has more than the picture would show: a picture leaves nothing out. */
export function only(what: string, node: Fields, known: readonly string[]): void {
  const others = Object.keys(node).filter((name) => !known.includes(name));
  if (others.length > 0) throw new Error(`${what} has ${others.join(" and ")}, which the pictures do not draw yet`);
}

type Json = Fields[string];

/** Without what nobody sees and what differs from run to run. */
export function without(names: readonly string[], value: Json): Json {
  if (Array.isArray(value)) return value.map((one) => without(names, one));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, one]) => one !== undefined && !names.includes(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, without(names, one as Json)]));
}

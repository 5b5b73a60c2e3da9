import type { AgendaItem } from "#db/queries/agenda.ts";
import { findItem } from "./find-agenda.ts";
import type { Spot } from "./outline.ts";

export type SaidPlace = { after?: string | undefined; under?: string | undefined };

/** "after:3", "under:4", "after:0" for the very beginning; the end where nothing is said. */
export function spotSaid(items: AgendaItem[], { after, under }: SaidPlace): Spot {
  if (under !== undefined) return { under: findItem(items, under, "under").at };
  if (after === undefined) return {};
  return { after: after.trim() === "0" ? -1 : findItem(items, after, "after").at };
}

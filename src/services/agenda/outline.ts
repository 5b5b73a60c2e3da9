import { Problem } from "#core/contract/problem.ts";
import { DEPTHS } from "./planned.ts";

type Deep = { depth: number };

/** "1", "1.1", "1.2", "2" …: the numbers of items in their order. */
export function numbersOf(items: readonly Deep[]): string[] {
  const path: number[] = [];
  return items.map(({ depth }) => {
    path.length = Math.min(path.length, depth + 1);
    while (path.length <= depth) path.push(0);
    path[depth] = (path[depth] ?? 0) + 1;
    return path.join(".");
  });
}

/** Where the next item begins that does not belong to this one. */
export function endOf(items: readonly Deep[], at: number): number {
  const depth = items[at]?.depth ?? 0;
  const next = items.findIndex((item, index) => index > at && item.depth <= depth);
  return next === -1 ? items.length : next;
}

/** An item that others belong to is a section. */
export const isSection = (items: readonly Deep[], at: number) => endOf(items, at) > at + 1;

/** Where the block begins that ends an agenda: its last items, as far as they are called so. */
export function closingFrom(items: readonly (Deep & { title: string })[], closing: readonly string[]): number {
  const titles = new Set(closing.map(plain));
  let from = items.length;
  for (let at = items.length - 1; at >= 0; at--) {
    if (items[at]?.depth !== 0) continue;
    if (!titles.has(plain(items[at]?.title ?? ""))) break;
    from = at;
  }
  return from;
}

const plain = (title: string) => title.trim().toLowerCase();

/** Where something new goes: behind an item and all that belongs to it, or as the last of what belongs to it, or at the end. */
export type Spot = { after?: number | undefined; under?: number | undefined };

export function spotIn(items: readonly Deep[], { after, under }: Spot): { at: number; depth: number } {
  if (under !== undefined) return { at: endOf(items, under), depth: (items[under]?.depth ?? 0) + 1 };
  if (after === undefined) return { at: items.length, depth: 0 };
  return after < 0 ? { at: 0, depth: 0 } : { at: endOf(items, after), depth: items[after]?.depth ?? 0 };
}

/** The items with this one, and all that belongs to it, in another place; `spot` counts in the items as they are. */
export function moved<Item extends Deep>(items: readonly Item[], from: number, spot: Spot): Item[] {
  const until = endOf(items, from);
  const inside = [spot.after, spot.under].some((at) => at !== undefined && at >= from && at < until);
  if (inside) throw wrongPlace("An item cannot be moved behind itself or into itself.", "Name another item.");
  const block = items.slice(from, until);
  const rest = [...items.slice(0, from), ...items.slice(until)];
  const shift = (at: number | undefined) => (at !== undefined && at >= until ? at - block.length : at);
  const { at, depth } = spotIn(rest, { after: shift(spot.after), under: shift(spot.under) });
  const by = depth - (block[0]?.depth ?? 0);
  const placed = block.map((item) => ({ ...item, depth: item.depth + by }));
  if (placed.some((item) => item.depth >= DEPTHS)) {
    throw wrongPlace(`The agenda has at most ${DEPTHS} levels.`, "Place the item less deep.");
  }
  return [...rest.slice(0, at), ...placed, ...rest.slice(at)];
}

const wrongPlace = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "after" });

import type { Part } from "#core/contract/view.ts";
import { cutPart } from "./cut-part.ts";
import { costOfPart, sum } from "./measure.ts";

/** What one message holds: characters as `measure` counts them, buttons (a select counts as a row of them), parts. */
export type Room = { chars: number; choices: number; parts: number };

/** Discord's buttons stand in rows of five, and a select takes a row: https://docs.discord.com/developers/components/reference */
const ROW = 5;

/** Deals parts out to pages in their order. What introduces a part stays with it, and so do its buttons; only what is longer than a page, or made of rows, is cut. */
export function pack(parts: Part[], room: Room): Part[][] {
  const pages: Part[][] = [];
  const left = [...parts];
  let page: Part[] = [];
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (fits([...page, part], room)) {
      page.push(part);
      continue;
    }
    const { head, tail } = divide(part, page, room);
    page.push(...head);
    left.unshift(...tail);
    if (tail.length === 0) continue;
    if (page.length === 0) {
      // Nothing of it can be cut: the adapter will refuse it, with words.
      pages.push(left.splice(0, 1));
      continue;
    }
    if (head.length === 0) left.unshift(...page.splice(startOfGroup(page, part, room)));
    pages.push(page);
    page = [];
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

function divide(part: Part, page: Part[], room: Room): { head: Part[]; tail: Part[] } {
  const taken = sum(page.map(costOfPart));
  const free = room.chars - taken;
  // Below titles that fill most of a page nothing is cut only to stay with them.
  const bare = page.every(introduces) && taken <= room.chars / 2;
  if (page.length >= room.parts) return { head: [], tail: [part] };
  if (part.kind === "choices") return divideChoices(part, page, room, bare);
  const whole = part.kind === "text" || part.kind === "quote" || part.kind === "heading";
  if (whole && !bare && costOfPart(part) <= room.chars) return { head: [], tail: [part] };
  return cutPart(part, free, bare);
}

function divideChoices(
  part: Extract<Part, { kind: "choices" }>,
  page: Part[],
  room: Room,
  bare: boolean,
): { head: Part[]; tail: Part[] } {
  if (!bare && fits([part], room)) return { head: [], tail: [part] };
  let count = part.options.length;
  const first = (): Part => ({ ...part, options: part.options.slice(0, count) });
  while (count > 0 && !fits([...page, first()], room)) count--;
  if (count === 0 && !bare) return { head: [], tail: [part] };
  const taken = Math.max(count, 1);
  const rest = part.options.slice(taken);
  return {
    head: [{ ...part, options: part.options.slice(0, taken) }],
    tail: rest.length > 0 ? [{ ...part, options: rest }] : [],
  };
}

/** Where on the page that begins which goes on with `part`; its end where nothing does, or where too much would be moved. */
function startOfGroup(page: Part[], part: Part, room: Room): number {
  const titles = beforeTitles(page, page.length);
  const owner = belongs(part) ? page.findLastIndex((one) => !belongs(one)) : -1;
  const from = owner < 0 ? titles : beforeTitles(page, owner);
  const group = page.slice(from);
  const isSmall = sum(group.map(costOfPart)) <= room.chars / 2 && (from === titles || fits([...group, part], room));
  const start = isSmall ? from : titles;
  return start === 0 ? page.length : start;
}

function beforeTitles(page: Part[], end: number): number {
  return page.slice(0, end).findLastIndex((part) => !introduces(part)) + 1;
}

/** Buttons, and what says more of the part before it. */
const belongs = (part: Part): boolean =>
  part.kind === "choices" || part.kind === "pick" || (part.kind === "text" && part.tied === true);

/** A heading, or a line that is one. */
export function introduces(part: Part): boolean {
  if (part.kind === "heading") return true;
  if (part.kind !== "text" || part.tied) return false;
  const last = part.spans.at(-1);
  return (
    part.spans.every((span) => typeof span === "object" && "bold" in span) ||
    (typeof last === "string" && last.endsWith(":"))
  );
}

export function fits(page: Part[], room: Room): boolean {
  return (
    page.length <= room.parts && sum(page.map(costOfPart)) <= room.chars && sum(page.map(choicesOf)) <= room.choices
  );
}

/** In whole rows. */
export function choicesOf(part: Part): number {
  if (part.kind === "pick") return ROW;
  return part.kind === "choices" ? Math.ceil(part.options.length / ROW) * ROW : 0;
}

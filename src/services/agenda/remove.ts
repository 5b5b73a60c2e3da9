import type { PersonContext } from "#core/contract/context.ts";
import { arrangeItems, removeItems } from "#db/queries/agenda.ts";
import { changed } from "./changed.ts";
import { findItem, lockFound, numbered, stillAhead } from "./find-agenda.ts";
import { endOf } from "./outline.ts";
import { moveItem } from "./state.ts";

/** An item and all that belongs to it; none of it may have been dealt with. */
export async function removeItem(ctx: PersonContext, input: { meeting: number; item: string }) {
  const { meeting, agenda, items } = await lockFound(ctx, input.meeting);
  stillAhead(meeting);
  const item = findItem(items, input.item);
  const until = endOf(items, item.at);
  const block = numbered(items).slice(item.at, until);
  for (const one of block) moveItem(one, "remove");
  const ids = block.map((one) => one.id);
  await removeItems(ctx.db, ids);
  await arrangeItems(ctx.db, agenda.id, [...items.slice(0, item.at), ...items.slice(until)]);
  await changed(ctx, { meeting, agenda }, { what: "agenda item removed", ids: { items: ids } });
  return { meeting: meeting.number, number: item.number, title: item.title, with: block.length - 1 };
}

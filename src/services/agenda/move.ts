import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { arrangeItems } from "#db/queries/agenda.ts";
import { changed } from "./changed.ts";
import { findItem, lockFound, stillAhead } from "./find-agenda.ts";
import { endOf, moved, numbersOf } from "./outline.ts";
import { type SaidPlace, spotSaid } from "./place-said.ts";
import { moveItem } from "./state.ts";

/** An item, and all that belongs to it, to another place. */
export async function moveAgendaItem(ctx: PersonContext, input: { meeting: number; item: string } & SaidPlace) {
  const { meeting, agenda, items } = await lockFound(ctx, input.meeting);
  stillAhead(meeting);
  const item = findItem(items, input.item);
  moveItem(item, "move");
  if (input.after === undefined && input.under === undefined) throw nowhere();
  const order = moved(items, item.at, spotSaid(items, input));
  await arrangeItems(ctx.db, agenda.id, order);
  await changed(ctx, { meeting, agenda }, { what: "agenda item moved", ids: { item: item.id } });
  const number = numbersOf(order)[order.findIndex((one) => one.id === item.id)] ?? "";
  return {
    meeting: meeting.number,
    from: item.number,
    number,
    title: item.title,
    with: endOf(items, item.at) - item.at - 1,
  };
}

const nowhere = () =>
  new Problem({
    code: "invalid",
    message: "It is not said where the item goes.",
    hint: "Write after:3 for the place behind item 3, after:0 for the beginning, or under:4 to make it a part of item 4.",
    field: "after",
  });

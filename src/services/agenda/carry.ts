import type { Context } from "#core/contract/context.ts";
import {
  type Agenda,
  type AgendaItem,
  addItems,
  arrangeItems,
  itemsOf,
  itemsToCarry,
  type NewItem,
} from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { closingFrom } from "./outline.ts";

/** Deferred items of earlier meetings come onto this agenda. Returns how many. */
export async function carryOver(ctx: Context, to: { agenda: Agenda; meeting: Meeting }): Promise<number> {
  const waiting = await itemsToCarry(ctx.db, ctx.activity.id, to.meeting.startsAt);
  await takeOn(ctx, to.agenda, waiting.map(carried));
  return waiting.length;
}

/** Behind what is there, but before what closes the meeting. */
export async function takeOn({ db, activity }: Context, agenda: Agenda, added: NewItem[]): Promise<void> {
  if (added.length === 0) return;
  const items = await itemsOf(db, agenda.id);
  const at = closingFrom(items, activity.charter.rules.agenda.closing);
  const ids = await addItems(db, agenda, added);
  if (at === items.length) return;
  const fresh = added.map(({ depth }, index) => ({ id: ids[index] ?? 0, depth }));
  await arrangeItems(db, agenda.id, [...items.slice(0, at), ...fresh, ...items.slice(at)]);
}

/** Planned again as it was. */
export function carried(item: AgendaItem): NewItem {
  const { id, title, presenter, presenterId, minutes, documents, deferredDepth } = item;
  const words = presenterId === null ? presenter : null;
  return { depth: deferredDepth ?? 0, title, presenter: words, presenterId, minutes, documents, carriedFrom: id };
}

import type { Context } from "#core/contract/context.ts";
import { type Agenda, type AgendaItem, addItems, itemsToCarry, type NewItem } from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";

/** Deferred items of earlier meetings come onto this agenda, behind what is there. Returns how many. */
export async function carryOver(ctx: Context, to: { agenda: Agenda; meeting: Meeting }): Promise<number> {
  const waiting = await itemsToCarry(ctx.db, ctx.activity.id, to.meeting.startsAt);
  return (await addItems(ctx.db, to.agenda, waiting.map(carried))).length;
}

/** Planned again as it was. */
export function carried(item: AgendaItem): NewItem {
  const { id, title, presenter, presenterId, minutes, documents, deferredDepth } = item;
  const words = presenterId === null ? presenter : null;
  return { depth: deferredDepth ?? 0, title, presenter: words, presenterId, minutes, documents, carriedFrom: id };
}

import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { addItems, arrangeItems } from "#db/queries/agenda.ts";
import { carryOver } from "./carry.ts";
import { changed } from "./changed.ts";
import { lockOrMake } from "./find-agenda.ts";
import { numbersOf, spotIn } from "./outline.ts";
import { type SaidPlace, spotSaid } from "./place-said.ts";
import { DEPTHS, ITEMS_AT_MOST, type Planned } from "./planned.ts";
import { readDocuments } from "./read-documents.ts";
import { withPresenters } from "./read-presenter.ts";

export type AddItem = Omit<Planned, "depth"> & SaidPlace & { meeting: number };

/** A new item behind another one, under a section, or at the end. */
export async function addItem(ctx: PersonContext, { meeting: number, after, under, ...said }: AddItem) {
  const { meeting, agenda, items, made } = await lockOrMake(ctx, number);
  const { at, depth } = spotIn(items, spotSaid(items, { after, under }));
  if (depth >= DEPTHS) throw tooDeep();
  if (items.length >= ITEMS_AT_MOST) throw tooMany();
  const documents = await readDocuments(ctx, said.documents);
  const [planned] = await withPresenters(ctx, [{ ...said, documents, depth }]);
  const [id] = planned ? await addItems(ctx.db, agenda, [planned]) : [];
  if (id === undefined) throw new Error("the item was not written");
  const order = [...items.slice(0, at), { id, depth }, ...items.slice(at)];
  if (at < items.length) await arrangeItems(ctx.db, agenda.id, order);
  const carried = made ? await carryOver(ctx, { agenda, meeting }) : 0;
  await changed(ctx, { meeting, agenda }, { what: "agenda item added", ids: { item: id } });
  return { meeting: meeting.number, number: numbersOf(order)[at] ?? "", title: said.title, carried };
}

const tooDeep = () =>
  new Problem({
    code: "invalid",
    message: `The agenda has at most ${DEPTHS} levels.`,
    hint: "Place the item less deep.",
    field: "under",
  });

const tooMany = () =>
  new Problem({
    code: "conflict",
    message: `The agenda has ${ITEMS_AT_MOST} items, which is the most it can have.`,
    hint: "Remove an item first.",
  });

import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeItem, type ItemChange } from "#db/queries/agenda.ts";
import { changed } from "./changed.ts";
import { findAgenda, findItem, lockFound, stillAhead } from "./find-agenda.ts";
import { withPresenters } from "./read-presenter.ts";
import { moveItem } from "./state.ts";

export type EditItem = {
  meeting: number;
  item: string;
  title?: string | undefined;
  /** Null: none any more. */
  presenter?: string | null | undefined;
  minutes?: number | null | undefined;
  documents?: string | null | undefined;
};

/** Changes what is said of an item, and nothing that is not named. */
export async function editItem(ctx: PersonContext, input: EditItem) {
  const { meeting, agenda, items } = await lockFound(ctx, input.meeting);
  stillAhead(meeting);
  const item = findItem(items, input.item);
  moveItem(item, "edit");
  const change = await changeOf(ctx, input);
  if (Object.keys(change).length === 0) throw nothing();
  await changeItem(ctx.db, item.id, change);
  await changed(ctx, { meeting, agenda }, { what: "agenda item edited", ids: { item: item.id } });
  return { meeting: meeting.number, number: item.number, title: change.title ?? item.title };
}

async function changeOf(ctx: PersonContext, { title, presenter, minutes, documents }: EditItem): Promise<ItemChange> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(presenter === undefined ? {} : await presenterOf(ctx, presenter)),
    ...(minutes === undefined ? {} : { minutes }),
    ...(documents === undefined ? {} : { documents }),
  };
}

async function presenterOf(ctx: PersonContext, presenter: string | null): Promise<ItemChange> {
  const said = { depth: 0, title: "", minutes: null, documents: null, presenter };
  const [found] = await withPresenters(ctx, [said]);
  return { presenter: found?.presenter ?? null, presenterId: found?.presenterId ?? null };
}

/** What a form to edit an item begins with. */
export async function itemToEdit(ctx: PersonContext, named: { meeting: number; item: string }) {
  const { title, presenter, minutes, documents } = findItem((await findAgenda(ctx, named.meeting)).items, named.item);
  return {
    title,
    presenter: presenter ?? "",
    minutes: minutes === null ? "" : String(minutes),
    documents: documents ?? "",
  };
}

const nothing = () =>
  new Problem({
    code: "invalid",
    message: "Nothing was named that should change.",
    hint: 'Name title, presenter, minutes or documents; "none" takes one of the last three away.',
    field: "title",
  });

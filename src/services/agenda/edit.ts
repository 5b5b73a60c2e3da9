import type { PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import { type AgendaItem, changeItem, type ItemChange } from "#db/queries/agenda.ts";
import { changed } from "./changed.ts";
import { findAgenda, findItem, lockFound, stillAhead } from "./find-agenda.ts";
import { readDocuments } from "./read-documents.ts";
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
  const said = await saidOf(ctx, item, input);
  if (Object.keys(said).length === 0) throw nothing();
  const change = differing(asPlanned(item), said);
  if (Object.keys(change).length === 0) throw asItIs(meeting.number, item.number);
  await changeItem(ctx.db, item.id, change);
  await changed(ctx, { meeting, agenda }, { what: "agenda item edited", ids: { item: item.id } });
  return { meeting: meeting.number, number: item.number, title: change.title ?? item.title };
}

type Change = Omit<EditItem, "meeting" | "item">;

async function saidOf(ctx: PersonContext, before: AgendaItem, said: Change): Promise<ItemChange> {
  const { title, presenter, minutes, documents } = said;
  return {
    ...(title === undefined ? {} : { title }),
    ...(presenter === undefined ? {} : await presenterOf(ctx, presenter)),
    ...(minutes === undefined ? {} : { minutes }),
    ...(documents === undefined ? {} : { documents: await readDocuments(ctx, documents, [before]) }),
  };
}

/** A member is presenter by their id, any other by the words. */
const asPlanned = (item: AgendaItem): AgendaItem => (item.presenterId === null ? item : { ...item, presenter: null });

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

const asItIs = (meeting: number, item: string) =>
  new Problem({
    code: "conflict",
    message: `Item ${item} of the agenda of meeting ${meeting} says exactly that already; nothing is changed.`,
    hint: 'Say what is different; "none" takes a presenter, minutes or documents away.',
    field: "title",
  });

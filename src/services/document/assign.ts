import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeDocument, type Document } from "#db/queries/document.ts";
import { findAgenda, findItem } from "../agenda/find-agenda.ts";
import { findDocument, lockFound } from "./find-document.ts";
import { refreshAgendaOf } from "./refresh-agenda.ts";
import { move, nameOf } from "./state.ts";

type AssignDocument = { document: string; item: string; meeting?: number | undefined };

/** Puts it under an item of its meeting's agenda; of another meeting, where one is named: it is for that one then. "none" takes it away. */
export async function assignDocument(ctx: PersonContext, input: AssignDocument) {
  const document = await lockFound(ctx, input.document);
  move(ctx, document, "assign");
  const meeting = input.meeting ?? document.meeting;
  if (meeting === null) throw noMeeting(document);
  const under = input.item.trim().toLowerCase() === "none" ? undefined : await itemOf(ctx, meeting, input.item);
  const change = { agendaItemId: under?.item.id ?? null, ...(under ? { meetingId: under.meetingId } : {}) };
  await changeDocument(ctx.db, document.id, change);
  const name = nameOf(document);
  const show = { command: "document show", args: { document: name } };
  const ids = { document: document.id, ...(under ? { item: under.item.id } : {}) };
  await ctx.record({ what: under ? "document assigned" : "document taken off the agenda", ids, show });
  await refreshAgendaOf(ctx, document);
  await refreshAgendaOf(ctx, { agendaItemId: change.agendaItemId });
  const item = under && { number: under.item.number, title: under.item.title };
  return { activity: ctx.activity.slug, name, title: document.title, meeting, item };
}

/** For its form: the document is there, and can be put under an item. */
export async function mayAssign(ctx: PersonContext, said: string): Promise<void> {
  move(ctx, (await findDocument(ctx, said)).document, "assign");
}

async function itemOf(ctx: PersonContext, number: number, said: string) {
  const { meeting, items } = await findAgenda(ctx, number);
  return { meetingId: meeting.id, item: findItem(items, said) };
}

const noMeeting = (document: Document) =>
  new Problem({
    code: "invalid",
    message: `${nameOf(document)} is for no meeting.`,
    hint: "Name the meeting whose agenda has the item.",
    field: "meeting",
  });

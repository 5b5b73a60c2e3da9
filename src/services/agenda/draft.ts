import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { addItems, itemsOf, itemsToCarry } from "#db/queries/agenda.ts";
import { carried } from "./carry.ts";
import { changed } from "./changed.ts";
import { type Found, lockOrMake } from "./find-agenda.ts";
import { plannedFor } from "./planned-for.ts";

/** The agenda as the charter has it for this meeting, or its standing items, with what earlier meetings deferred. */
export async function draftAgenda(ctx: PersonContext, input: { meeting: number }) {
  const found = await lockOrMake(ctx, input.meeting);
  if (found.items.length > 0) throw already(ctx, found);
  const { meeting, agenda } = found;
  const deferred = (await itemsToCarry(ctx.db, ctx.activity.id, meeting.startsAt)).map(carried);
  const items = plannedFor(ctx.activity, input.meeting, deferred);
  if (items.length === 0) throw nothing(ctx, input.meeting);
  await addItems(ctx.db, agenda, items);
  await changed(ctx, { meeting, agenda }, { what: "agenda drafted" });
  return { meeting: meeting.number, items: await itemsOf(ctx.db, agenda.id), carried: deferred.length };
}

function already({ prefix }: PersonContext, { meeting, items }: Found): Problem {
  const { number } = meeting;
  return new Problem({
    code: "conflict",
    message: `Meeting ${number} has an agenda already, with ${items.length} items.`,
    hint: `${prefix}agenda show meeting:${number} shows it; ${prefix}agenda import meeting:${number} replaces it.`,
    field: "meeting",
  });
}

function nothing({ prefix }: PersonContext, number: number): Problem {
  return new Problem({
    code: "conflict",
    message: `The charter has no agenda for meeting ${number}, and no earlier meeting deferred an item.`,
    hint: `Paste one with ${prefix}agenda import meeting:${number}, or add items with ${prefix}agenda add meeting:${number}.`,
    field: "meeting",
  });
}

import type { PersonContext } from "#core/contract/context.ts";
import { type Agenda, type AgendaItem, carriedTo, changeItem, lockAgenda } from "#db/queries/agenda.ts";
import { nextAgenda } from "#db/queries/agenda-list.ts";
import { carried, takeOn } from "./carry.ts";
import { changed, recorded } from "./changed.ts";
import { type Found, findItem, lockFound, type Numbered, numbered } from "./find-agenda.ts";
import { endOf } from "./outline.ts";
import { moveItem } from "./state.ts";
import { noneOn } from "./step.ts";
import { usedSeconds } from "./times.ts";

/** To the next meeting: onto its agenda where it has one, else when that is drafted. What belongs to the item goes with it. */
export async function deferItem(
  ctx: PersonContext,
  input: { meeting: number; item?: string | undefined; why?: string | undefined },
) {
  const found = await lockFound(ctx, input.meeting);
  const { meeting, items } = found;
  const item = input.item === undefined ? onNow(ctx, found) : findItem(items, input.item);
  moveItem(item, "defer");
  const block = await partsToDefer(ctx, items, item);
  for (const part of block)
    await deferOne(ctx, part, part.depth - item.depth, part.id === item.id ? input.why : undefined);
  const deferred = block.map((part) => ({ ...part, deferredDepth: part.depth - item.depth }));
  const next = await nextAgenda(ctx.db, ctx.activity.id, meeting.startsAt);
  const later = next?.agenda && (await lockAgenda(ctx.db, next.agenda.meetingId));
  if (later) await takeOver(ctx, { number: next.number, agenda: later }, deferred);
  const ids = block.map((part) => part.id);
  await recorded(ctx, found, { what: "agenda item deferred", ids: { items: ids } });
  const { number, title } = item;
  return { meeting: meeting.number, number, title, with: block.length - 1, to: next?.number, taken: Boolean(later) };
}

function onNow(ctx: PersonContext, found: Found): Numbered {
  const on = numbered(found.items).find((item) => item.state === "on");
  if (on) return on;
  throw noneOn(ctx, found);
}

/** The item and those under it that are not closed; of those deferred before, the ones nobody took over. */
async function partsToDefer(ctx: PersonContext, items: AgendaItem[], { at }: Numbered): Promise<AgendaItem[]> {
  const block = items.slice(at, endOf(items, at));
  const gone = await carriedTo(
    ctx.db,
    block.filter((part) => part.state === "deferred").map((part) => part.id),
  );
  return block.filter((part) => part.state !== "done" && !gone.has(part.id));
}

async function deferOne(ctx: PersonContext, part: AgendaItem, deferredDepth: number, why: string | undefined) {
  await changeItem(ctx.db, part.id, {
    state: "deferred",
    deferredDepth,
    onSince: null,
    usedSeconds: usedSeconds(part, ctx.now),
    ...(why === undefined ? {} : { outcome: why }),
  });
}

async function takeOver(
  ctx: PersonContext,
  to: { number: number; agenda: Agenda },
  deferred: AgendaItem[],
): Promise<void> {
  await takeOn(ctx, to.agenda, deferred.map(carried));
  const meeting = { number: to.number };
  await changed(ctx, { meeting, agenda: to.agenda }, { what: "agenda items taken over" });
}

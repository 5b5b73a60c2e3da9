import type { Reads } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { NONE_ON } from "#core/views/agenda-buttons.ts";
import { type AgendaItem, changeItem } from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { startsOnlyOn } from "../meeting/may-start.ts";
import { recorded } from "./changed.ts";
import { type Found, findAgenda, findItem, lockFound, type Numbered, numbered } from "./find-agenda.ts";
import { isSection } from "./outline.ts";
import { moveItem } from "./state.ts";
import { timesOf, usedSeconds } from "./times.ts";

/** Takes the next item that is open, or the one that is named; the one that was on is closed. */
export async function nextItem(
  ctx: PersonContext,
  input: { meeting: number; item?: string | undefined; seen?: string | undefined },
) {
  const found = await lockFound(ctx, input.meeting);
  underWay(ctx, found.meeting);
  const { items } = found;
  const on = numbered(items).find((item) => item.state === "on");
  if (input.seen !== undefined && input.seen !== (on?.number ?? NONE_ON)) throw steppedBefore(ctx, found, on);
  const next = input.item === undefined ? nextOpen(items, on) : oneToTake(items, input.item);
  if (next?.id === on?.id && next) moveItem(next, "take");
  if (!next && !on) throw nothingOpen(ctx, found);
  if (on) await close(ctx, on, {});
  if (next) await changeItem(ctx.db, next.id, { state: "on", onSince: ctx.now });
  await recorded(ctx, found, {
    what: next ? "agenda item taken" : "agenda item closed",
    ids: { item: (next ?? on)?.id ?? 0 },
  });
  const after = items.map((item) =>
    item.id === next?.id ? { ...item, state: "on" as const, onSince: ctx.now } : item,
  );
  return {
    meeting: input.meeting,
    on: next,
    before: on && { ...on, usedSeconds: usedSeconds(on, ctx.now) },
    times: timesOf(found.meeting, after, ctx.now),
  };
}

/** Ends an item, the one that is on unless another is named, with what came of it. */
export async function closeItem(
  ctx: PersonContext,
  input: { meeting: number; item?: string | undefined; outcome?: string | undefined },
) {
  const found = await lockFound(ctx, input.meeting);
  begun(ctx, found.meeting);
  const on = numbered(found.items).find((item) => item.state === "on");
  const item = input.item === undefined ? on : findItem(found.items, input.item);
  if (!item) throw noneOn(ctx, found);
  moveItem(item, "close");
  const outcome = input.outcome ?? item.outcome;
  await close(ctx, item, { outcome });
  await recorded(ctx, found, { what: "agenda item closed", ids: { item: item.id } });
  const left = found.items.map((one) => (one.id === item.id ? { ...one, state: "done" as const } : one));
  const used = usedSeconds(item, ctx.now);
  const still = on?.id === item.id ? undefined : on?.number;
  return {
    meeting: input.meeting,
    item: { ...item, usedSeconds: used, outcome },
    next: found.meeting.state === "ended" ? undefined : nextOpen(left, item),
    on: still,
  };
}

async function close(ctx: PersonContext, item: AgendaItem, words: { outcome?: string | null }): Promise<void> {
  await changeItem(ctx.db, item.id, {
    state: "done",
    onSince: null,
    usedSeconds: usedSeconds(item, ctx.now),
    ...words,
  });
}

/** Behind the one that was on, else the first that was left out; sections are headings and are not taken. */
export function nextOpen(items: AgendaItem[], on: { at: number } | undefined): Numbered | undefined {
  const open = numbered(items).filter((item) => item.state === "open" && !isSection(items, item.at));
  return open.find((item) => item.at > (on?.at ?? -1)) ?? open[0];
}

function oneToTake(items: AgendaItem[], said: string): Numbered {
  const item = findItem(items, said);
  if (isSection(items, item.at)) {
    throw new Problem({
      code: "invalid",
      message: `Item ${item.number} is a section, and its sub-items are taken one by one.`,
      hint: `Name one of them, such as ${item.number}.1.`,
      field: "item",
    });
  }
  moveItem(item, "take");
  return item;
}

/** The items are stepped through from the hour it begins, or from when it was started earlier, until it is over. */
function underWay(ctx: PersonContext, meeting: Meeting): void {
  begun(ctx, meeting);
  if (meeting.state !== "ended") return;
  const message = `Meeting ${meeting.number} is over.`;
  const hint = `Outcomes can still be written: ${ctx.prefix}agenda close-item meeting:${meeting.number} item:… outcome:"…".`;
  throw new Problem({ code: "too late", message, hint, field: "meeting" });
}

/** For a form about what came of an item. */
export const agendaUnderWay: Reads<number> = async (ctx, number) => begun(ctx, (await findAgenda(ctx, number)).meeting);

export function begun({ now, prefix }: PersonContext, meeting: Meeting): void {
  const { state, startsAt, number } = meeting;
  if (state === "started" || state === "ended") return;
  if (state === "scheduled" && Temporal.Instant.compare(now, startsAt) >= 0) return;
  const message = state === "cancelled" ? `Meeting ${number} is cancelled.` : `Meeting ${number} has not begun yet.`;
  const day = startsOnlyOn(meeting, now);
  const start = `${prefix}meeting start meeting:${number}`;
  const early = day === undefined ? `${start} begins it now.` : `It can be started on ${day}, with ${start}.`;
  const hint = state === "cancelled" ? "Name another meeting." : early;
  throw new Problem({ code: "conflict", message, hint, field: "meeting" });
}

/** A button that was pressed twice, or by two: the second press would take one item more. */
const steppedBefore = ({ prefix }: PersonContext, { meeting }: Found, on: Numbered | undefined) =>
  new Problem({
    code: "conflict",
    message: `The agenda has moved on since this button was shown: ${on ? `item ${on.number} is on now, ${on.title}` : "no item is on now"}. Nothing was changed.`,
    hint: `${prefix}agenda next meeting:${meeting.number} takes the next item.`,
  });

const nothingOpen = ({ prefix }: PersonContext, { meeting, items }: Found) =>
  new Problem({
    code: "conflict",
    message: items.length === 0 ? "The agenda has no items." : "No item of the agenda is open any more.",
    hint: `${prefix}agenda next meeting:${meeting.number} item:3 takes a closed item up again; ${prefix}agenda add adds one.`,
  });

export const noneOn = ({ prefix }: PersonContext, { meeting }: Found) =>
  new Problem({
    code: "conflict",
    message: "No item is on now.",
    hint: `Name the item that is meant, or take the next one: ${prefix}agenda next meeting:${meeting.number}.`,
    field: "item",
  });

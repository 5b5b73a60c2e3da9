import type { Place } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { cardsIn, takeOverCards } from "#db/queries/card.ts";
import { appendRefreshes } from "#db/queries/refresh-cards.ts";
import { bindRoom, changeVisibility, roomAt } from "#db/queries/room.ts";
import { takeOverThreads, threadsIn } from "#db/queries/thread.ts";
import type { Thing } from "#db/queries/work.ts";
import { mayBeSeenIn } from "./who-sees.ts";

/** Binds this channel to the activity; a bound one changes its visibility. Cards of open things come into it, or leave it. */
export async function bindHere(ctx: PersonContext, input: { visibility: RoomVisibility }) {
  const at = channelOf(ctx);
  const bound = await boundNow(ctx, at, input.visibility);
  if (typeof bound === "number") return await comeInto(ctx, bound, input.visibility);
  if (bound.activityId !== ctx.activity.id) {
    throw new Problem({
      code: "conflict",
      message: `This room is bound to the activity ${bound.activity}.`,
      hint: `Unbind it there first: ${ctx.prefix}room unbind.`,
    });
  }
  if (bound.visibility === input.visibility) return { outcome: "unchanged" as const, ...input };
  await changeVisibility(ctx.db, bound.id, input.visibility);
  if (!mayBeSeenIn(bound.visibility, input.visibility)) await clearThreads(ctx, bound.id);
  await ctx.record({ what: "room visibility changed", ids: { room: bound.id } });
  await refreshCards(ctx);
  await refreshThese(ctx, bound.id, await cardsIn(ctx.db, bound.id));
  return { outcome: "changed" as const, ...input };
}

/** It is open to more people now: what is not for them goes from the threads, too. */
async function clearThreads({ db, threads }: PersonContext, roomId: number): Promise<void> {
  for (const thread of await threadsIn(db, roomId)) await threads.get(thread.of)?.fill(db, thread);
}

/** The room that is bound here, or the id of the one that this call has bound. */
async function boundNow(ctx: PersonContext, at: Place, visibility: RoomVisibility) {
  const before = await roomAt(ctx.db, at);
  if (before) return before;
  const made = await bindRoom(ctx.db, binding(ctx, at, visibility));
  const bound = made ?? (await roomAt(ctx.db, at));
  if (bound !== undefined) return bound;
  const message = "Somebody else bound and unbound this room at the same moment.";
  throw new Problem({ code: "conflict", message, hint: `Type ${ctx.prefix}room bind again.` });
}

/** Cards that hung here before are taken over, those of what is over as well. */
async function comeInto(ctx: PersonContext, roomId: number, visibility: RoomVisibility) {
  const hanging = await takeOverCards(ctx.db, roomId);
  const threads = await takeOverThreads(ctx.db, roomId);
  for (const thread of threads) await ctx.threads.get(thread.of)?.fill(ctx.db, thread);
  await ctx.record({ what: "room bound", ids: { room: roomId } });
  await refreshCards(ctx);
  // A thread begins below its card, also where the thing is over and its card had left the room.
  await refreshThese(ctx, roomId, [...hanging, ...threads]);
  return { outcome: "bound" as const, visibility };
}

const binding = (ctx: PersonContext, at: Place, visibility: RoomVisibility) => ({
  activityId: ctx.activity.id,
  at,
  visibility,
  name: ctx.roomName,
  by: ctx.actor.person,
  now: ctx.now,
});

/** A thread belongs to its channel; a direct message is no room. */
export function channelOf(ctx: PersonContext): Place {
  if (!ctx.at || ctx.at.direct) {
    const message = "A direct message cannot be a room of the activity.";
    throw new Problem({ code: "invalid", message, hint: "Type this in the channel that is meant." });
  }
  const { thread: _, ...channel } = ctx.at;
  return channel;
}

/** Cards of what is over hang here too, and may have to leave. */
export async function refreshThese(ctx: PersonContext, roomId: number, things: Thing[]): Promise<void> {
  await appendRefreshes(ctx.db, { activityId: ctx.activity.id, things, roomId });
}

/** Everything that is under way, whatever its noun. */
export async function refreshCards(ctx: PersonContext): Promise<void> {
  const activityId = ctx.activity.id;
  const things: Thing[] = [];
  for (const { of, open } of ctx.cards.values()) {
    for (const ofId of (await open?.(ctx.db, activityId)) ?? []) things.push({ of, ofId });
  }
  await appendRefreshes(ctx.db, { activityId, things });
}

import type { Place } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { cardsIn } from "#db/queries/card.ts";
import { openPollIds } from "#db/queries/poll.ts";
import { bindRoom, changeVisibility, roomAt } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";

/** Binds this channel to the activity; a bound one changes its visibility. Cards of open things come into it, or leave it. */
export async function bindHere(ctx: PersonContext, input: { visibility: RoomVisibility }) {
  const at = channelOf(ctx);
  const bound = await roomAt(ctx.db, at);
  if (bound && bound.activityId !== ctx.activity.id) {
    throw new Problem({
      code: "conflict",
      message: `This room is bound to the activity ${bound.activity}.`,
      hint: `Unbind it there first: ${ctx.prefix}room unbind.`,
    });
  }
  if (bound?.visibility === input.visibility) return { outcome: "unchanged" as const, ...input };
  const id = bound?.id ?? (await bindRoom(ctx.db, binding(ctx, at, input.visibility)));
  if (bound) await changeVisibility(ctx.db, bound.id, input.visibility);
  await ctx.record({ what: bound ? "room visibility changed" : "room bound", ids: { room: id } });
  await refreshCards(ctx);
  if (bound) await refreshCardsIn(ctx, id);
  return { outcome: bound ? ("changed" as const) : ("bound" as const), ...input };
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
async function refreshCardsIn(ctx: PersonContext, roomId: number): Promise<void> {
  for (const thing of await cardsIn(ctx.db, roomId)) {
    await appendRefresh(ctx.db, { activityId: ctx.activity.id, roomId, ...thing });
  }
}

export async function refreshCards(ctx: PersonContext): Promise<void> {
  for (const ofId of await openPollIds(ctx.db, ctx.activity.id)) {
    await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId });
  }
}

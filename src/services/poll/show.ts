import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { pollCard } from "#core/views/poll.ts";
import { faceFor } from "./face.ts";
import { findPoll } from "./find-poll.ts";

/** The card as this person sees it, with their own vote. */
export async function showPoll(ctx: PersonContext, input: { poll: number }): Promise<Message> {
  const poll = await findPoll(ctx, input.poll);
  return pollCard(await faceFor(ctx, poll, { person: ctx.actor.person }));
}

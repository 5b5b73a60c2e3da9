import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { nominationShown } from "#core/views/nomination.ts";
import { faceFor } from "./face.ts";
import { findNomination } from "./find-nomination.ts";

/** The card as this person sees it, with what was said about each nominee. */
export async function showNomination(ctx: PersonContext, input: { nomination: number }): Promise<Message> {
  const nomination = await findNomination(ctx, input.nomination);
  return nominationShown(await faceFor(ctx, nomination, { person: ctx.actor.person }));
}

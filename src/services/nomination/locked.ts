import type { Context, PersonContext } from "#core/contract/context.ts";
import { lockNomination, type Nomination } from "#db/queries/nomination.ts";
import { carryOn } from "./carry-on.ts";
import { findNomination } from "./find-nomination.ts";
import { type Move, mustBePossible, type Phase } from "./state.ts";

/** For a change that must be alone, as it is now. */
export async function locked(ctx: Context, number: number): Promise<Nomination> {
  const { id } = await findNomination(ctx, number);
  return await carryOn(ctx, await lockNomination(ctx.db, id, "update"));
}

/** The same for this move. Throws a Problem that says what is possible now. */
export async function lockedFor(
  ctx: PersonContext,
  number: number,
  move: Move,
): Promise<{ nomination: Nomination; phase: Phase }> {
  const nomination = await locked(ctx, number);
  return { nomination, phase: mustBePossible(ctx, nomination, move) };
}

import type { Context } from "#core/contract/context.ts";
import { locked } from "./locked.ts";

/** The clock: ends the nomination period or the objection window if it is time; a stale alarm does nothing. */
export async function carryOnWhenDue(ctx: Context, input: { nomination: number }): Promise<void> {
  await locked(ctx, input.nomination);
}

import type { Context } from "#core/contract/context.ts";
import { untell } from "#db/queries/thread-heard.ts";
import type { Unheard } from "./heard.ts";

export type Untold = Unheard | "closed" | "edit";
/** By their numbers in the record, so new ones come last. */
export const UNHEARD: readonly Untold[] = ["no member", "category", "unconfirmed", "closed", "edit"];

/** Comments are taken again: whoever writes after the next end is told again. */
export async function listenAgain(ctx: Context, discussionId: number): Promise<void> {
  for (const reason of ["closed", "edit"] as const)
    await untell(ctx.db, { of: "discussion", ofId: discussionId, why: UNHEARD.indexOf(reason) });
}

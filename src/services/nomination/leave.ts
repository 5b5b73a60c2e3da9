import type { PersonContext } from "#core/contract/context.ts";
import { lockNomination } from "#db/queries/nomination.ts";
import { nominationsWith } from "#db/queries/nomination-owed.ts";
import { carryOn } from "./carry-on.ts";
import { isInTheRunning } from "./find-nomination.ts";
import { phaseOf } from "./state.ts";
import { takeOut } from "./withdraw.ts";

/** Whoever takes part no more is no nominee any more where nothing is settled. */
export async function leaveNominations(ctx: PersonContext, personId: number): Promise<void> {
  for (const id of await nominationsWith(ctx.db, ctx.activity.id, personId)) {
    const nomination = await carryOn(ctx, await lockNomination(ctx.db, id, "update"));
    const nominee = nomination.nominees.find((one) => one.personId === personId && isInTheRunning(one));
    if (nominee && nomination.settledAt === null)
      await takeOut(ctx, nomination, { nominee, phase: phaseOf(nomination, ctx.now) });
  }
}

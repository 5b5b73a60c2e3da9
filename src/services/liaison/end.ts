import type { PersonContext } from "#core/contract/context.ts";
import { NO_LONGER_TAKES_PART } from "#core/views/liaison-answers.ts";
import { changeLiaison, type Liaison, lockLiaison } from "#db/queries/liaison.ts";
import { officesOf } from "#db/queries/liaison-list.ts";
import { lockedLiaison } from "./find-liaison.ts";
import { planTerm } from "./plan.ts";
import { SHOW } from "./show-call.ts";
import { tellRepresentative } from "./tell.ts";

/** The office ends; another can be appointed. */
export async function endOffice(ctx: PersonContext, input: { liaison: number; reason?: string | undefined }) {
  const liaison = await lockedLiaison(ctx, input.liaison, "end");
  await end(ctx, liaison, input.reason ?? null);
  await tellRepresentative(ctx, liaison, "ended");
  const { number, name, body, direction } = liaison;
  return { activity: ctx.activity.slug, number, name, body, direction };
}

/** Whoever takes part no more represents nobody any more; that the membership ended says it. */
export async function leaveOffices(ctx: PersonContext, personId: number): Promise<void> {
  for (const { id } of await officesOf(ctx.db, ctx.activity.id, personId)) {
    const liaison = await lockLiaison(ctx.db, id);
    if (liaison.endedAt === null && liaison.personId === personId) await end(ctx, liaison, NO_LONGER_TAKES_PART);
  }
}

async function end(ctx: PersonContext, liaison: Liaison, endedWhy: string | null): Promise<void> {
  await changeLiaison(ctx.db, liaison.id, { endedAt: ctx.now, endedBy: ctx.actor.person, endedWhy });
  await ctx.record({ what: "representative ended", ids: { liaison: liaison.id }, show: SHOW });
  await planTerm(ctx, liaison.id);
}

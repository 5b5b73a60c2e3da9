import type { PersonContext } from "#core/contract/context.ts";
import { changeLiaison } from "#db/queries/liaison.ts";
import { lockedLiaison } from "./find-liaison.ts";
import { planTerm } from "./plan.ts";
import { SHOW } from "./show-call.ts";
import { tellRepresentative } from "./tell.ts";

/** The office ends; another can be appointed. */
export async function endOffice(ctx: PersonContext, input: { liaison: number; reason?: string | undefined }) {
  const liaison = await lockedLiaison(ctx, input.liaison, "end");
  const ended = { endedAt: ctx.now, endedBy: ctx.actor.person, endedWhy: input.reason ?? null };
  await changeLiaison(ctx.db, liaison.id, ended);
  await ctx.record({ what: "representative ended", ids: { liaison: liaison.id }, show: SHOW });
  await planTerm(ctx, liaison.id);
  await tellRepresentative(ctx, liaison, "ended");
  const { number, name, body, direction } = liaison;
  return { activity: ctx.activity.slug, number, name, body, direction };
}

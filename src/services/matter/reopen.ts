import type { PersonContext } from "#core/contract/context.ts";
import { changeMatter } from "#db/queries/matter.ts";
import { lockFound } from "./find-matter.ts";
import { move } from "./state.ts";

/** It was not resolved after all: it is open again. What was asked and how it was resolved stay on record. */
export async function reopenMatter(ctx: PersonContext, input: { matter: number; why?: string | undefined }) {
  const matter = await lockFound(ctx, input.matter);
  const state = move(ctx, matter, "reopen");
  const reopened = { reopenedAt: ctx.now, reopenedBy: ctx.actor.person, reopenedWhy: input.why ?? null };
  await changeMatter(ctx.db, matter.id, { state, ...reopened });
  const show = { command: "matter show", args: { matter: String(matter.number) } };
  const refresh = { of: "matter", ofId: matter.id };
  await ctx.record({ what: "matter reopened", ids: { matter: matter.id }, show, refresh });
  return { activity: ctx.activity.slug, number: matter.number, title: matter.title };
}

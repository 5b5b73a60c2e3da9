import type { PersonContext } from "#core/contract/context.ts";
import { changeMatter } from "#db/queries/matter.ts";
import { findMatter, lockFound } from "./find-matter.ts";
import { move } from "./state.ts";

/** Ends it, with what came of it. */
export async function resolveMatter(ctx: PersonContext, input: { matter: number; how: string }) {
  const matter = await lockFound(ctx, input.matter);
  const state = move(ctx, matter, "resolve");
  const resolved = { resolvedAt: ctx.now, resolvedBy: ctx.actor.person, resolution: input.how };
  await changeMatter(ctx.db, matter.id, { state, ...resolved, reopenedAt: null, reopenedBy: null, reopenedWhy: null });
  const show = { command: "matter show", args: { matter: String(matter.number) } };
  const refresh = { of: "matter", ofId: matter.id };
  await ctx.record({ what: "matter resolved", ids: { matter: matter.id }, show, refresh });
  return { activity: ctx.activity.slug, number: matter.number, title: matter.title, how: input.how };
}

/** What a form to resolve begins with: the outcome of its discussion. */
export async function outcomeOf(ctx: PersonContext, number: number): Promise<string> {
  return (await findMatter(ctx, number)).discussion?.outcome ?? "";
}

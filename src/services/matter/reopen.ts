import type { PersonContext } from "#core/contract/context.ts";
import { changeMatter } from "#db/queries/matter.ts";
import { lockFound } from "./find-matter.ts";
import { move } from "./state.ts";

const ASKS_NOTHING = { escalatedAt: null, escalatedBy: null, ask: null, verb: null, documentId: null };

/** It was not resolved after all, or escalated by mistake: it is open again. How it was resolved stays on record. */
export async function reopenMatter(ctx: PersonContext, input: { matter: number; why?: string | undefined }) {
  const matter = await lockFound(ctx, input.matter);
  const state = move(ctx, matter, "reopen");
  const takenBack = matter.state === "escalated";
  const reopened = { reopenedAt: ctx.now, reopenedBy: ctx.actor.person, reopenedWhy: input.why ?? null };
  await changeMatter(ctx.db, matter.id, { state, ...reopened, ...(takenBack ? ASKS_NOTHING : {}) });
  const { slug: activity, charter } = ctx.activity;
  const { number, title } = matter;
  const show = { command: "matter show", args: { matter: String(number) } };
  const refresh = { of: "matter", ofId: matter.id };
  const what = takenBack ? "escalation taken back" : "matter reopened";
  await ctx.record({ what, ids: { matter: matter.id }, show, refresh });
  return { activity, number, title, takenBack, parent: charter.parent.acronym ?? charter.parent.name };
}

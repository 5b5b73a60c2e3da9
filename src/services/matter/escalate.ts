import type { PersonContext } from "#core/contract/context.ts";
import { changeMatter } from "#db/queries/matter.ts";
import { findDocument } from "../document/find-document.ts";
import { lockFound } from "./find-matter.ts";
import { move } from "./state.ts";

export type EscalateMatter = {
  matter: number;
  /** What the parent group is asked; the matter's title when left out. */
  ask?: string | undefined;
  verb: "approve" | "note";
  document?: string | undefined;
};

/** Puts it to the parent group: the next report asks it, and the matter waits for what the parent group does. */
export async function escalateMatter(ctx: PersonContext, input: EscalateMatter) {
  const matter = await lockFound(ctx, input.matter);
  const state = move(ctx, matter, "escalate");
  const again = matter.state === "escalated";
  const ask = input.ask ?? matter.ask ?? matter.title;
  const document = input.document === undefined ? undefined : (await findDocument(ctx, input.document)).document;
  const by = again ? {} : { escalatedAt: ctx.now, escalatedBy: ctx.actor.person };
  const of = document ? { documentId: document.id } : {};
  await changeMatter(ctx.db, matter.id, { state, ask, verb: input.verb, ...by, ...of });
  const show = { command: "matter show", args: { matter: String(matter.number) } };
  const ids = { matter: matter.id, ...(document ? { document: document.id } : {}) };
  const what = again ? "what is asked changed" : "matter escalated";
  await ctx.record({ what, ids, show, refresh: { of: "matter", ofId: matter.id } });
  const parent = ctx.activity.charter.parent.acronym ?? ctx.activity.charter.parent.name;
  return { activity: ctx.activity.slug, number: matter.number, parent, ask, verb: input.verb, again };
}

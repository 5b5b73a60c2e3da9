import type { PersonContext } from "#core/contract/context.ts";
import { documentsEntitled } from "#db/queries/document-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { nameOf } from "./state.ts";

const NAMED = 3;

export type Alike = { name: string; source: string };

/** Others on record with the same title: said to whoever hands it in, and never refused. */
export async function alikeTo(ctx: PersonContext, document: { id: number; title: string }): Promise<Alike[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await documentsEntitled(ctx.db, { ...of, not: document.id, title: document.title, limit: NAMED });
  return found.map((one) => ({ name: nameOf(one), source: one.source }));
}

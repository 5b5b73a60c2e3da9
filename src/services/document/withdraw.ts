import type { PersonContext } from "#core/contract/context.ts";
import { changeDocument } from "#db/queries/document.ts";
import { lockFound } from "./find-document.ts";
import { refreshAgendaOf } from "./refresh-agenda.ts";
import { mustBeNoReport, mustBeTheirs } from "./revise.ts";
import { move, nameOf } from "./state.ts";

/** It stays in the list and keeps its number, which is not used again. */
export async function withdrawDocument(ctx: PersonContext, input: { document: string; reason?: string | undefined }) {
  const document = await lockFound(ctx, input.document);
  mustBeTheirs(ctx, document);
  await mustBeNoReport(ctx, document);
  const state = move(ctx, document, "withdraw");
  const withdrawn = { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.person, withdrawnWhy: input.reason ?? null };
  await changeDocument(ctx.db, document.id, { state, ...withdrawn });
  const name = nameOf(document);
  const show = { command: "document show", args: { document: name } };
  await ctx.record({ what: "document withdrawn", ids: { document: document.id }, show });
  await refreshAgendaOf(ctx, document);
  return { activity: ctx.activity.slug, name, title: document.title, numbered: document.label !== null };
}

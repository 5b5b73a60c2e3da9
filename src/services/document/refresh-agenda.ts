import type { PersonContext } from "#core/contract/context.ts";
import { agendaOfItem } from "#db/queries/document-item.ts";
import { appendRefresh } from "#db/queries/work.ts";

/** The agenda names the documents under its items. */
export async function refreshAgendaOf(ctx: PersonContext, { agendaItemId }: { agendaItemId: number | null }) {
  if (agendaItemId === null) return;
  const agenda = await agendaOfItem(ctx.db, agendaItemId);
  if (agenda !== undefined) await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "agenda", ofId: agenda });
}

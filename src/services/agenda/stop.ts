import type { PersonContext } from "#core/contract/context.ts";
import { agendaOf, changeItem, itemsOf, lockAgenda } from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { recorded } from "./changed.ts";
import { type Numbered, numbered } from "./find-agenda.ts";
import { moveItem } from "./state.ts";
import { usedSeconds } from "./times.ts";

type Until = { as: "close" | "put back"; at: Temporal.Instant };

/** Nothing is on while its meeting is not: the item that was is closed with it, or put back where the meeting is put off. Undefined: none was. */
export async function stopItem(ctx: PersonContext, meeting: Meeting, { as, at }: Until): Promise<Numbered | undefined> {
  const agenda = (await agendaOf(ctx.db, meeting.id)) && (await lockAgenda(ctx.db, meeting.id));
  const on = agenda && numbered(await itemsOf(ctx.db, agenda.id)).find(({ state }) => state === "on");
  if (!agenda || !on) return undefined;
  moveItem(on, as);
  const state = as === "close" ? "done" : "open";
  const since = on.onSince;
  const end = since !== null && Temporal.Instant.compare(at, since) < 0 ? ctx.now : at;
  await changeItem(ctx.db, on.id, { state, onSince: null, usedSeconds: usedSeconds(on, end) });
  const what = as === "close" ? "agenda item closed" : "agenda item put back";
  await recorded(ctx, { meeting, agenda }, { what, ids: { item: on.id } });
  return on;
}

import type { Context } from "#core/contract/context.ts";
import { type Agenda, setAgendaState } from "#db/queries/agenda.ts";
import type { Found } from "./find-agenda.ts";
import { type AgendaMove, moveAgenda } from "./state.ts";

/** An agenda, and the number people name it by. */
export type Named = { meeting: Pick<Found["meeting"], "number">; agenda: Found["agenda"] };

export const showOf = (meeting: number) => ({ command: "agenda show", args: { meeting: String(meeting) } });

/** After its items changed: the draft is another now, its card is shown anew, and it is recorded. */
export async function changed(
  ctx: Context,
  { meeting, agenda }: Named,
  event: { what: string; ids?: Record<string, number | number[]> },
): Promise<void> {
  await moveTo(ctx, agenda, "change", meeting.number);
  await recorded(ctx, { meeting, agenda }, event);
}

export async function moveTo(ctx: Context, agenda: Agenda, move: AgendaMove, meeting: number): Promise<void> {
  const state = moveAgenda(agenda.state, move, meeting);
  if (state !== agenda.state) await setAgendaState(ctx.db, agenda.id, state);
}

export async function recorded(
  ctx: Context,
  { meeting, agenda }: Named,
  { what, ids = {} }: { what: string; ids?: Record<string, number | number[]> },
): Promise<void> {
  const refresh = { of: "agenda", ofId: agenda.id };
  await ctx.record({ what, ids: { agenda: agenda.id, ...ids }, show: showOf(meeting.number), refresh });
}

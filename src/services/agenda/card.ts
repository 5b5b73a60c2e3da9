import { defineCard } from "#core/contract/card.ts";
import { agendaCard } from "#core/views/agenda.ts";
import { agendaIdsAhead, agendaName } from "#db/queries/agenda.ts";
import { readAgenda } from "./face.ts";

export const card = defineCard({
  of: "agenda",
  open: agendaIdsAhead,
  async show(db, id) {
    const { activity, number } = await agendaName(db, id);
    return { activity, command: "agenda show", args: { meeting: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readAgenda(ctx, id, reader);
    return face ? agendaCard(face) : "gone";
  },
});

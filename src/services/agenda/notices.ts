import { defineNotice } from "#core/contract/card.ts";
import { agendaApproved } from "#core/views/agenda.ts";
import { revisionById } from "#db/queries/agenda-revision.ts";
import { readAgenda } from "./face.ts";

export const notices = [
  defineNotice({
    of: "agenda approved",
    async read(ctx, { revision: id = 0 }, reader) {
      const revision = await revisionById(ctx.db, id);
      const face = revision && (await readAgenda(ctx, revision.agendaId, reader));
      if (!face || revision.state !== "approved") return "gone";
      return agendaApproved(face, { number: revision.number, how: revision.settledHow ?? "at the meeting" });
    },
  }),
];

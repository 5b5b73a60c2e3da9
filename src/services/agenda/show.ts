import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Message } from "#core/contract/view.ts";
import { agendaCard } from "#core/views/agenda.ts";
import { officersButtons } from "#core/views/agenda-buttons.ts";
import { revisionsOf } from "#db/queries/agenda-revision.ts";
import { visibleTo } from "../room/who-sees.ts";
import { faceOf, frozenFace } from "./face.ts";
import { type Found, findAgenda } from "./find-agenda.ts";
import { nextOpen } from "./step.ts";

/** The agenda as it is, or a revision as it was frozen; officers find there what can be done with it now. */
export async function showAgenda(
  ctx: PersonContext,
  input: { meeting: number; revision?: number | undefined },
): Promise<Message> {
  const found = await findAgenda(ctx, input.meeting);
  if (input.revision !== undefined) return agendaCard(await revisionFace(ctx, found, input.revision));
  const face = await faceOf(ctx, { ...found, visible: visibleTo(ctx.actor) });
  const card = agendaCard(face);
  if (ctx.actor.roles.length === 0) return card;
  const begins = Temporal.Instant.compare(ctx.now, found.meeting.startsAt) <= 0;
  const on = face.items.find((item) => item.state === "on");
  const next = nextOpen(found.items, on && { at: face.items.indexOf(on) });
  const underWay = found.meeting.state === "started" || (found.meeting.state === "scheduled" && !begins);
  return {
    ...card,
    parts: [
      ...card.parts,
      ...officersButtons(face, {
        underWay,
        on: on?.number,
        next: next?.number,
        coChair: ctx.actor.roles.includes("co-chair"),
      }),
    ],
  };
}

async function revisionFace(ctx: PersonContext, { agenda, meeting }: Found, number: number) {
  const revisions = await revisionsOf(ctx.db, agenda.id);
  const revision = revisions.find((one) => one.number === number);
  if (revision) return await frozenFace(ctx, { agenda, meeting, revision, visible: visibleTo(ctx.actor) });
  const there = revisions.map((one) => one.number).reverse();
  throw new Problem({
    code: "not found",
    message: `The agenda of meeting ${meeting.number} has no revision ${number}.`,
    hint: there.length === 0 ? "None has been proposed or approved yet." : `Its revisions are: ${there.join(", ")}.`,
    field: "revision",
  });
}

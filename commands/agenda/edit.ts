import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, reference, suggested } from "#core/contract/input.ts";
import { aboutItem, completeItems } from "#core/services/agenda/complete-items.ts";
import { completePresenters } from "#core/services/agenda/complete-presenters.ts";
import { editItem, itemToEdit } from "#core/services/agenda/edit.ts";
import { agendaToChange, itemOfAgenda } from "#core/services/agenda/find-agenda.ts";
import { minutesSaid, orNone } from "#core/services/agenda/read-said.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemEdited } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda edit",
  summary: "Change the title, presenter, minutes or documents of an item.",
  title: "Change an item",
  examples: [
    'agenda edit meeting:1 item:3 presenter:"Secretariat" minutes:15',
    "agenda edit meeting:1 item:3 minutes:none",
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaToChange }),
    item: reference({ label: "Item", help: "Its number, such as 3 or 3.1.", of: "item", reads: itemOfAgenda() }),
    title: line({ label: "Title", help: "What the item is about from now on.", max: 300 }).optional(),
    presenter: suggested({
      label: "Presenter",
      help: 'Who presents it: a member, or any words; "none" for nobody.',
      of: "member",
      max: 120,
    }).optional(),
    minutes: line({
      label: "Minutes",
      help: 'How long it is planned to take, such as 10; "none" for no plan.',
      max: 20,
      reads: (_, said) => minutesSaid(said),
    }).optional(),
    documents: line({
      list: true,
      label: "Documents",
      help: 'What is read for it: numbers or links with semicolons; "none" for none.',
      max: 500,
    }).optional(),
  }),
  complete: { meeting: completeMeetings, item: completeItems, presenter: completePresenters },
  about: { item: aboutItem },
  async prefill(ctx, { meeting, item }) {
    if (ctx.actor.kind !== "person" || typeof meeting !== "number" || typeof item !== "string") return {};
    return await itemToEdit({ ...ctx, actor: ctx.actor }, { meeting, item });
  },
  async run(ctx, { presenter, minutes, documents, ...input }) {
    const said = { presenter: orNone(presenter), minutes: minutesSaid(minutes), documents: orNone(documents) };
    return itemEdited(ctx.activity.slug, await editItem(ctx, { ...input, ...said }));
  },
});

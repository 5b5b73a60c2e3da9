import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, pasted, shown } from "#core/contract/input.ts";
import { meetingToPlan } from "#core/services/agenda/find-agenda.ts";
import { agendaAsText, importAgenda } from "#core/services/agenda/import.ts";
import { answerToImport } from "#core/services/agenda/import-answer.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";

export default defineCommand({
  name: "agenda import",
  summary: "Paste a whole agenda; what would be replaced is shown first.",
  title: "Import an agenda",
  examples: [
    'agenda import meeting:1 items:"1. Opening 2. Approval of the agenda (5 min) 3. Closing"',
    'agenda import meeting:1 items:"Other business; Closing" how:append',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: meetingToPlan }),
    items: pasted({
      label: "Items",
      help: "One a line, numbered or not, sub-items too. (10 min) gives the time.",
      max: 12_000,
    }),
    how: oneOf(
      { label: "What is there already", help: "Where nothing is said, it is replaced; you are asked first." },
      [
        { value: "append", label: "Stays: these items go behind it" },
        { value: "replace", label: "Is replaced: what would go is shown first" },
      ],
    ).optional(),
    seen: shown(),
  }),
  complete: { meeting: completeMeetings },
  async prefill(ctx, args) {
    const { meeting } = args;
    return ctx.actor.kind === "person" && typeof meeting === "number"
      ? { items: await agendaAsText({ ...ctx, actor: ctx.actor }, meeting) }
      : {};
  },
  async run(ctx, input) {
    return answerToImport(ctx, input, await importAgenda(ctx, input));
  },
});

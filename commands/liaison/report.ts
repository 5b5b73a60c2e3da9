import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeOwnLiaisons, holdsOffice } from "#core/services/liaison/find-liaison.ts";
import { mayReport, reportSoFar, reportToMeeting } from "#core/services/liaison/report.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { reportFiled } from "#core/views/liaison-answers.ts";

export default defineCommand({
  name: "liaison report",
  summary: "File or change your report to a meeting.",
  title: "Report to a meeting",
  examples: [
    'liaison report liaison:1 meeting:1 concerns:"Two drafts overlap." statements:"None." events:"Plenary in March."',
  ],
  access: "anyone",
  effect: "write",
  offered: holdsOffice,
  input: z.object({
    liaison: numberOf({ label: "Liaison", of: "liaison", reads: mayReport }),
    concerns: paragraph({
      label: "Concerns raised",
      help: 'What the body or this activity should take care of; write "none" if there is nothing.',
      max: 3000,
    }),
    statements: paragraph({
      label: "Statements both ways",
      help: "Liaison statements sent and received since the last report.",
      max: 3000,
    }),
    events: paragraph({ label: "Events of the next year", help: "Meetings and milestones of the body.", max: 3000 }),
    meeting: numberOf({
      label: "Meeting",
      of: "meeting",
      help: "The one it is for; the next one when left out.",
    }).optional(),
  }),
  complete: { liaison: completeOwnLiaisons, meeting: completeMeetings },
  prefill: reportSoFar,
  async run(ctx, input) {
    return reportFiled(await reportToMeeting(ctx, input));
  },
});

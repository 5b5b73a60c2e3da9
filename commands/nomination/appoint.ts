import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, reference } from "#core/contract/input.ts";
import { completeBegun } from "#core/services/meeting/find-meeting.ts";
import { appointNominee, decidingMeeting } from "#core/services/nomination/appoint.ts";
import { completeAccepted, completeNominations, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { nomineeAppointed } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination appoint",
  summary: "Appoint a nominee, or record what a meeting decided.",
  title: "Appoint a nominee",
  examples: [
    'nomination appoint nomination:4 person:"SG17 representative"',
    'nomination appoint nomination:1 person:"SG17 representative" meeting:1 document:"JCA-MV-O-003"',
  ],
  access: "co-chair",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("appoint") }),
    person: reference({ label: "Person", help: "A nominee who has accepted.", of: "nominee" }),
    meeting: numberOf({
      label: "Meeting",
      of: "meeting",
      help: "The one that decided it, if a meeting did.",
      reads: decidingMeeting,
    }).optional(),
    document: line({ label: "Document", help: "The one that appoints, if there is one.", max: 300 }).optional(),
  }),
  complete: { nomination: completeNominations, person: completeAccepted, meeting: completeBegun },
  async run(ctx, input) {
    return nomineeAppointed(await appointNominee(ctx, input));
  },
});

import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, paragraph, suggested } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { announceDocument } from "#core/services/document/announce.ts";
import { meetingFor } from "#core/services/document/for-meeting.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { documentAnnounced } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document announce",
  summary: "Say that a document will come.",
  examples: ['document announce title:"Use cases of avatars" source:"ETRI" meeting:1'],
  access: "member",
  effect: "write",
  input: z.object({
    title: line({ label: "Title", help: "As the document has it.", max: 250 }),
    meeting: numberOf({ label: "Meeting", help: "The one it is for.", of: "meeting", reads: meetingFor }).optional(),
    source: suggested({
      label: "Source",
      help: "Whose it is; your organization when left out.",
      of: "organization",
    }).optional(),
    abstract: paragraph({ label: "Abstract", max: 2000 }).optional(),
    for: shownTo(),
  }),
  complete: { meeting: completeMeetings, source: completeOrganizations },
  async run(ctx, input) {
    return documentAnnounced(await announceDocument(ctx, { ...input, kind: "input" }));
  },
});

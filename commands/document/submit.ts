import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { DOCUMENTS } from "#core/contract/file.ts";
import { file, line, numberOf, oneOf, paragraph, suggested } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { completeAnnouncements } from "#core/services/document/find-document.ts";
import { meetingFor } from "#core/services/document/for-meeting.ts";
import { mayFulfil, submitDocument } from "#core/services/document/submit.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { readLink } from "#core/services/meeting/read-link.ts";
import { completeOrganizations } from "#core/services/register/complete-organizations.ts";
import { documentSubmitted } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document submit",
  summary: "Hand in a document: it gets its number.",
  title: "Submit a document",
  examples: [
    'document submit title:"Use cases of avatars" source:"ETRI" meeting:1 link:https://example.org/avatars.pdf',
    'document submit title:"Summary of the first meeting" source:"Secretariat" meeting:1 kind:output link:https://example.org/summary.docx',
  ],
  access: "member",
  effect: "write",
  rank: 45,
  input: z.object({
    title: line({ label: "Title", help: "As the document has it.", max: 250 }).optional(),
    file: file({ label: "File", help: "A file or a link.", types: DOCUMENTS }).optional(),
    link: line({
      label: "Link",
      help: "The address where it can be read.",
      max: 1000,
      reads: (_, said) => readLink(said, "a document"),
    }).optional(),
    meeting: numberOf({ label: "Meeting", help: "The one it is for.", of: "meeting", reads: meetingFor }).optional(),
    source: suggested({
      label: "Source",
      help: "Whose it is; your organization when left out.",
      of: "organization",
    }).optional(),
    abstract: paragraph({ label: "Abstract", max: 2000 }).optional(),
    announcement: numberOf({
      label: "Announcement",
      help: "The one it was announced with.",
      of: "announcement",
      reads: mayFulfil,
    }).optional(),
    kind: oneOf({ label: "Kind" }, [
      { value: "input", label: "Input document" },
      { value: "output", label: "Output document" },
    ]).default("input"),
    for: shownTo(),
  }),
  complete: { meeting: completeMeetings, source: completeOrganizations, announcement: completeAnnouncements },
  needs: {
    when: ({ announcement, title }) => announcement === undefined && title === undefined,
    fields: async () => ["title"],
  },
  async run(ctx, input) {
    return documentSubmitted(await submitDocument(ctx, input));
  },
});

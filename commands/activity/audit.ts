import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, page, suggested } from "#core/contract/input.ts";
import { completeNouns, readAudit } from "#core/services/activity/audit.ts";
import { auditList } from "#core/views/audit.ts";

export default defineCommand({
  name: "activity audit",
  summary: "Who did what, when and from where.",
  examples: ["activity audit", "activity audit about:poll since:2025-07-01", 'activity audit by:"Secretariat"'],
  access: "officer",
  effect: "read",
  input: z.object({
    about: suggested({ label: "About", help: "A noun, such as poll or member.", of: "noun", max: 40 }).optional(),
    by: line({ label: "By", help: "Words of a person's name.", max: 120 }).optional(),
    since: line({ label: "Since", help: "A date, such as 2025-07-01.", max: 80 }).optional(),
    until: line({ label: "Until", help: "A date; that day is taken in.", max: 80 }).optional(),
    page: page(),
  }),
  complete: { about: completeNouns },
  async run(ctx, input) {
    return auditList(await readAudit(ctx, input), ctx.prefix);
  },
});

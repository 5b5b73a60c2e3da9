import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, paragraph, suggested } from "#core/contract/input.ts";
import { openNomination } from "#core/services/nomination/open.ts";
import { completeBodies } from "#core/services/nomination/read-body.ts";
import { nominationOpened } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination open",
  summary: "Open a post to fill: a representative to or from a body.",
  title: "Open a post to fill",
  examples: [
    'nomination open body:"ETSI" direction:to closes:"in 4 weeks" term:"2 years"',
    'nomination open body:"IEEE" direction:from closes:2025-10-31 about:"Knows the work on avatars."',
  ],
  access: "co-chair",
  effect: "write",
  rank: 45,
  input: z.object({
    body: suggested({ label: "Body", help: "An organization or group, such as ETSI.", of: "organization" }),
    direction: oneOf({ label: "Direction" }, [
      { value: "to", label: "From here to the body" },
      { value: "from", label: "From the body to here" },
    ]),
    closes: line({
      label: "Closes",
      help: 'The end of nominations, such as 2025-10-31 or "in 4 weeks".',
      max: 80,
    }).optional(),
    term: line({ label: "Term", help: 'Such as "2 years"; as the charter says when left out.', max: 80 }).optional(),
    about: paragraph({ label: "About the post", help: "What it asks for.", max: 2000 }).optional(),
    for: oneOf({ label: "Shown to" }, [
      { value: "everyone", label: "Everyone" },
      { value: "members", label: "Members" },
    ]).optional(),
  }),
  complete: { body: completeBodies },
  async run(ctx, input) {
    return nominationOpened(await openNomination(ctx, input), ctx.prefix);
  },
});

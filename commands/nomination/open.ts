import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, paragraph, suggested } from "#core/contract/input.ts";
import { readTerm } from "#core/services/liaison/read-term.ts";
import { openNomination } from "#core/services/nomination/open.ts";
import { bodyNamed, completeBodies } from "#core/services/nomination/read-body.ts";
import { deadline } from "#core/services/time/said.ts";
import { nominationOpened } from "#core/views/nomination-answers.ts";
import { termInWords } from "#core/views/term.ts";

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
    body: suggested({
      label: "Body",
      help: "The organization or group it is with, such as ETSI.",
      of: "organization",
      reads: bodyNamed,
    }),
    direction: oneOf({ label: "Direction", help: "From where to where the representative goes." }, [
      { value: "to", label: "From here to the body" },
      { value: "from", label: "From the body to here" },
    ]),
    closes: deadline({
      label: "Closes",
      help: "The end of nominations, such as 2025-10-31; left out: as the charter says.",
      standard: ({ nomination }) => termInWords(nomination.period),
    }).optional(),
    term: line({
      label: "Term",
      help: 'How long the office is held, such as "2 years"; left out: as the charter says.',
      standard: ({ liaison }) => termInWords(liaison.reviewedEvery),
      max: 80,
      reads: ({ activity }, said) => readTerm(activity, said),
    }).optional(),
    about: paragraph({ label: "About the post", help: "What it asks for.", max: 2000 }).optional(),
    for: oneOf(
      {
        label: "Shown to",
        help: "As the charter says when left out.",
        standard: ({ nomination }) => nomination.visibility,
      },
      [
        { value: "everyone", label: "Everyone" },
        { value: "members", label: "Members" },
      ],
    ).optional(),
  }),
  complete: { body: completeBodies },
  async run(ctx, input) {
    return nominationOpened(await openNomination(ctx, input), ctx.prefix);
  },
});

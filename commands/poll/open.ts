import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, number, oneOf, paragraph } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { pollKinds } from "#core/services/poll/kinds.ts";
import { openPoll } from "#core/services/poll/open.ts";
import { readRange } from "#core/services/poll/read-range.ts";
import { readsOptions } from "#core/services/poll/reads.ts";
import { deadline, moment } from "#core/services/time/said.ts";
import { pollOpened } from "#core/views/poll-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "poll open",
  summary: "Ask the members something.",
  examples: [
    'poll open question:"Approve the agenda?" options:"Approve; Object" closes:"in 2 weeks"',
    'poll open question:"Which topics first?" options:"Avatars; Identity; Haptics" closes:"in 10 days" kind:multiple most:2 per:organization results:after-closing',
    'poll open question:"Which topics first?" options:"Avatars; Identity; Haptics" closes:"in 10 days" kind:ranked',
    'poll open question:"How ready is each draft?" options:"Terms; Use cases" closes:"in 10 days" kind:score range:0..5',
    'poll open question:"When to meet?" options:"2025-12-04 14:00-16:00; 2025-12-05 10:00-12:00" closes:2025-11-20 kind:time',
    'poll open question:"Approve the terms of reference?" kind:approve closes:"in 2 weeks" quorum:3',
    'poll open question:"Which date?" options:"May; June" opens:"in 3 days" closes:"in 2 weeks"',
  ],
  access: "co-chair",
  effect: "write",
  input: z.object({
    question: line({ label: "Question", help: "What the members are asked.", max: 300 }),
    options: paragraph({
      label: "Options",
      help: "2 to 25, by semicolons or lines. Time slots: as 2025-12-04 14:00-16:00. Approval: leave empty.",
      sometimes: true,
      max: 2000,
      reads: readsOptions,
    }).optional(),
    closes: deadline({
      label: "Closes",
      help: "Until when one can vote, such as in 2 weeks. An approval may leave it out: as the charter says.",
      standard: ({ consensus }) => termInWords(consensus.period),
      sometimes: true,
    }).optional(),
    kind: oneOf({ label: "Kind", help: "Single choice when left out." }, pollKinds).default("single"),
    per: oneOf(
      {
        label: "One vote for each",
        help: "Person when left out; for an approval: as the charter says.",
        standard: ({ consensus }) => consensus.per,
      },
      [
        { value: "person", label: "Person" },
        { value: "organization", label: "Organization" },
      ],
    ).optional(),
    results: oneOf({ label: "Results are shown", help: "Always when left out; of a secret poll after closing." }, [
      { value: "always", label: "Always" },
      { value: "after-voting", label: "After voting" },
      { value: "after-closing", label: "After closing" },
    ]).optional(),
    opens: moment({
      label: "Opens",
      help: "From when one can vote, such as 2025-09-01 09:00; at once when left out.",
    }).optional(),
    secret: oneOf(
      { label: "Secret", help: "Nobody sees who voted how; for at least 5 that can vote. No when left out." },
      [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    ).default("no"),
    least: number(
      { label: "Minimum number of choices", help: "For multiple choice; 1 when left out." },
      1,
      25,
    ).optional(),
    most: number(
      { label: "Maximum number of choices", help: "For multiple choice; all when left out." },
      1,
      25,
    ).optional(),
    range: line({
      label: "Range of scores",
      help: "The lowest and the highest score that can be given; 0..5 when left out.",
      max: 20,
      reads: (_, said) => readRange(said),
    }).optional(),
    for: shownTo("Members when left out."),
    eligible: oneOf({ label: "Who can vote", help: "All who count when left out." }, [
      { value: "members", label: "All members who count" },
      { value: "representatives", label: "Designated representatives" },
      { value: "named", label: "Those named" },
    ]).optional(),
    named: line({
      list: true,
      label: "Named",
      help: "Members, or organizations where these vote, with semicolons; only where those named can vote.",
      max: 1000,
    }).optional(),
    late: oneOf(
      { label: "Late joiners", help: "Whether those confirmed while it is open can vote; no when left out." },
      [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    ).default("no"),
    quorum: number(
      {
        label: "Quorum",
        help: "So many must have voted; any number when left out, for an approval: as the charter says.",
        standard: ({ consensus }) => String(consensus.quorum ?? "any number"),
      },
      1,
      100_000,
    ).optional(),
    threshold: number(
      { label: "Threshold", help: "So many percent for one option, such as 67; most votes when left out." },
      1,
      100,
    ).optional(),
    early: oneOf({ label: "Closes early", help: "Never when left out." }, [
      { value: "no", label: "No" },
      { value: "when-passed", label: "When it has passed" },
    ]).optional(),
  }),
  wants: ({ kind }): Record<string, string> =>
    named(kind, "approve")
      ? {}
      : { options: "Every poll but an approval needs options.", closes: "Every poll but an approval needs an end." },
  async run(ctx, input) {
    return pollOpened(
      ctx.activity.slug,
      await openPoll(ctx, { ...input, secret: input.secret === "yes", late: input.late === "yes" }),
      ctx.prefix,
    );
  },
});

/** An approval has its own options, and the charter's period where no end is said. */
const named = (said: unknown, kind: string) =>
  String(said ?? "")
    .trim()
    .toLowerCase() === kind;

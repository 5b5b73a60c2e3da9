import { z } from "zod";
import { type Declared, defineCommand } from "#core/contract/command.ts";
import { known, line, numberOf, oneOf } from "#core/contract/input.ts";
import { readTime } from "#core/services/remind/make.ts";
import { completeRoles, remindMembers, roleNamed } from "#core/services/remind/members.ts";
import { statesOf } from "#core/services/remind/states.ts";
import { membersReminderMade } from "#core/views/remind.ts";

export default ({ reminders }: Declared) => {
  const states = statesOf(reminders).map((one) => one.state);
  const things = new Map(states.map(({ of, complete }) => [of.argument, { ...of, complete }]));
  const numbers = z.object(
    Object.fromEntries([...things].map(([of, { label }]) => [of, numberOf({ label, of }).optional()])),
  );
  const input = z.object({
    who: oneOf({ label: "Who", help: "Whom it is sent to, as they stand then." }, [
      ...states.map(({ who, have }) => ({ value: who, label: `Those who ${have}` })),
      { value: "role", label: "Those with a role" },
    ]),
    about: line({ label: "About", help: "What they are reminded of.", max: 500 }),
    at: line({
      label: "At",
      help: 'When it comes, such as "2025-09-29 09:00", "in 2 weeks" or "every Monday 09:00".',
      max: 80,
      reads: (ctx, said) => readTime(ctx, said, ctx.activity.zone),
    }),
    ...numbers.shape,
    role: known({
      label: "Role",
      help: "A role or a category of members, for those with a role.",
      of: "role",
      reads: roleNamed,
    }).optional(),
  });
  return defineCommand({
    name: "remind members",
    summary: "Remind members in some state; who that is, is looked at when it is sent.",
    examples: [
      'remind members who:not-registered meeting:1 about:"Please register, also to take part remotely." at:"in 3 days"',
      'remind members who:not-voted poll:1 about:"Please vote before the meeting." at:"in 2 days"',
      'remind members who:role role:sg-representative about:"Please send your report." at:"every month 09:00"',
    ],
    access: "officer",
    effect: "write",
    input,
    complete: { ...Object.fromEntries([...things].map(([of, { complete }]) => [of, complete])), role: completeRoles },
    async run(ctx, said) {
      return membersReminderMade(await remindMembers(ctx, { ...said, numbers: numbers.parse(said) }));
    },
  });
};

import { ROLE_NAMES } from "#core/contract/charter.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { findPoll } from "../poll/find-poll.ts";
import { audienceOf } from "./audience.ts";
import { makeReminder } from "./make.ts";

type Wanted = {
  who: "not-voted" | "not-registered" | "role";
  about: string;
  at: string;
  poll?: number | undefined;
  meeting?: number | undefined;
  role?: string | undefined;
};

/** Reminds members in some state; who that is, is looked at when it fires. */
export async function remindMembers(ctx: PersonContext, input: Wanted) {
  const { whom, ...to } = await meant(ctx, input);
  const made = await makeReminder(ctx, { about: input.about, at: input.at, zone: ctx.activity.zone, to });
  const { persons } = await audienceOf(ctx, { ofId: null, role: null, ...to });
  return { ...made, whom, now: persons.length };
}

async function meant(ctx: PersonContext, input: Wanted) {
  switch (input.who) {
    case "not-voted": {
      if (input.poll === undefined) throw missing("poll", "Which poll is meant?", `${ctx.prefix}poll list shows them.`);
      const poll = await findPoll(ctx, input.poll);
      return { who: input.who, ofId: poll.id, whom: `those who have not voted in poll ${poll.number}` };
    }
    case "not-registered": {
      if (input.meeting === undefined) {
        throw missing("meeting", "Which meeting is meant?", `${ctx.prefix}meeting list shows them.`);
      }
      const meeting = await findMeeting(ctx, input.meeting);
      return { who: input.who, ofId: meeting.id, whom: `those who have not registered for meeting ${meeting.number}` };
    }
    case "role": {
      if (input.role === undefined)
        throw missing("role", "Which role is meant?", `One of: ${namesOf(ctx).join(", ")}.`);
      return { who: input.who, role: roleNamed(ctx, input.role), whom: `all with the role ${input.role}` };
    }
    default:
      return input.who satisfies never;
  }
}

const missing = (field: string, message: string, hint: string) =>
  new Problem({ code: "invalid", message, hint, field });

const namesOf = ({ activity }: Context) => [
  ...new Set<string>([...ROLE_NAMES, ...Object.keys(activity.charter.categories)]),
];

function roleNamed(ctx: Context, typed: string): string {
  if (namesOf(ctx).includes(typed)) return typed;
  const message = `There is no role "${typed}".`;
  throw new Problem({ code: "not found", message, hint: `Roles: ${namesOf(ctx).join(", ")}.`, field: "role" });
}

const COMPLETED = 25;

export async function completeRoles(ctx: Context, typed: string): Promise<Option[]> {
  const { categories } = ctx.activity.charter;
  return namesOf(ctx)
    .map((name) => ({ label: categories[name]?.label ?? name, value: name }))
    .filter((option) => `${option.value} ${option.label}`.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, COMPLETED);
}

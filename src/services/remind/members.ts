import { ROLE_NAMES } from "#core/contract/charter.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { audienceOf } from "./audience.ts";
import { makeReminder } from "./make.ts";
import { stateNamed } from "./states.ts";

/** `numbers`: of the things that were named, by argument. */
type Wanted = {
  who: string;
  about: string;
  at: string;
  role?: string | undefined;
  numbers: Record<string, number | undefined>;
};

/** Reminds members in some state; who that is, is looked at when it fires. */
export async function remindMembers(ctx: PersonContext, input: Wanted) {
  const { whom, until, ...to } = input.who === "role" ? roleMeant(ctx, input) : await thingMeant(ctx, input);
  const made = await makeReminder(ctx, { about: input.about, at: input.at, zone: ctx.activity.zone, to, until });
  const { persons } = await audienceOf(ctx, { ofId: null, role: null, ...to });
  return { ...made, whom, now: persons.length };
}

async function thingMeant(ctx: PersonContext, { who, numbers }: Wanted) {
  const { have, of, find, name, until } = stateNamed(ctx.reminders, who).state;
  const number = numbers[of.argument];
  if (number === undefined) {
    const message = `Which ${of.argument} is meant?`;
    throw missing(of.argument, message, `${ctx.prefix}${of.argument} list shows them.`);
  }
  const ofId = await find(ctx, number);
  return { who, ofId, whom: `those who ${have} ${await name(ctx, ofId)}`, until: await until?.(ctx, ofId) };
}

function roleMeant(ctx: PersonContext, { who, role }: Wanted) {
  if (role === undefined) throw missing("role", "Which role is meant?", `One of: ${namesOf(ctx).join(", ")}.`);
  return { who, role: roleNamed(ctx, role), whom: `all with the role ${role}`, until: undefined };
}

const missing = (field: string, message: string, hint: string) =>
  new Problem({ code: "invalid", message, hint, field });

const namesOf = ({ activity }: Context) => [
  ...new Set<string>([...ROLE_NAMES, ...Object.keys(activity.charter.categories)]),
];

export function roleNamed(ctx: Context, typed: string): string {
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

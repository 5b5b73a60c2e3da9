import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { memberOf, nameKey } from "#db/queries/member.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { addNominee, changeNominee, type Nominee, putNaming } from "#db/queries/nominee.ts";
import { completeTakingPart, findMember } from "../member/find-member.ts";
import { mustBeHeard } from "../member/must-be-heard.ts";
import { mustTakePart } from "../member/must-take-part.ts";
import { showOf } from "./carry-on.ts";
import { lockedFor } from "./locked.ts";
import { tellPersonsOf } from "./tell.ts";

const ME = "me";
const COMPLETED = 25;

type Nominate = {
  nomination: number;
  /** A member, or "me". */
  person: string;
  /** Why; of oneself the statement of suitability. */
  statement?: string | undefined;
  conflicts?: string | undefined;
};

/** Names somebody, or oneself, which is accepting as well. Who is named already is named by one more. */
export async function nominatePerson(ctx: PersonContext, input: Nominate) {
  mustBeHeard(ctx, { silent: "sees posts to fill and does not nominate", may: "you can nominate" });
  const { nomination } = await lockedFor(ctx, input.nomination, "nominate");
  const member = await nominated(ctx, input.person);
  await mustTakePart(ctx, member, "person");
  const self = member.personId === ctx.actor.person;
  if (!self && input.conflicts !== undefined) throw notTheirs(member.name);
  const there = nomination.nominees.find((one) => one.personId === member.personId && one.state !== "withdrawn");
  if (there && !self && there.state === "declined") throw declined(there);
  const id = there?.id ?? (await newNominee(ctx, nomination, member.personId));
  if (self) await acceptOneself(ctx, id, { ...input, there });
  const { id: activityId } = ctx.activity;
  const reason = self ? null : (input.statement ?? null);
  await putNaming(ctx.db, { activityId, nomineeId: id, personId: ctx.actor.person, at: ctx.now, reason });
  const ids = { nomination: nomination.id, nominee: id };
  const refresh = { of: "nomination", ofId: nomination.id };
  await ctx.record({ what: "person nominated", ids, show: showOf(nomination), refresh });
  const about = { nominee: id };
  if (!there && !self)
    await tellPersonsOf(ctx, { nomination: nomination.id, what: "nominated", persons: [member.personId], about });
  const { number, body, direction } = nomination;
  const asked = { statement: there?.statement ?? input.statement, conflicts: there?.conflicts ?? input.conflicts };
  return {
    activity: ctx.activity.slug,
    number,
    body,
    direction,
    name: member.name,
    self,
    again: there?.state,
    ...asked,
  };
}

export async function nominated(ctx: PersonContext, said: string) {
  const { actor, activity, db, prefix } = ctx;
  if (nameKey(said) !== ME)
    return await findMember(ctx, said).catch((error: unknown) => {
      throw error instanceof Problem ? mustBeMember(ctx, error) : error;
    });
  const own = await memberOf(db, activity.id, actor.person);
  if (own) return own;
  const message = "You do not take part in this activity yet, so you cannot be nominated.";
  throw new Problem({ code: "forbidden", message, hint: `Type ${prefix}register first.`, field: "person" });
}

/** Oneself first. */
export async function completePersons(ctx: Context, typed: string): Promise<Option[]> {
  const words = nameKey(typed);
  const own = "myself".includes(words) ? [{ label: "Myself", value: ME }] : [];
  return [...own, ...(await completeTakingPart(ctx, typed))].slice(0, COMPLETED);
}

const mustBeMember = ({ prefix }: PersonContext, { code, message, hint }: Problem) =>
  new Problem({
    code,
    message,
    hint: `${hint} Somebody who is not a member registers first: they type ${prefix}register.`,
    field: "person",
  });

async function newNominee(ctx: PersonContext, { id: nominationId }: Nomination, personId: number): Promise<number> {
  const { id: activityId } = ctx.activity;
  const number = await nextNumber(ctx.db, activityId, `nominee in nomination ${nominationId}`);
  return await addNominee(ctx.db, { activityId, nominationId, number, personId });
}

type Own = Pick<Nominate, "statement" | "conflicts"> & { there: Nominee | undefined };

async function acceptOneself(ctx: PersonContext, id: number, { statement, conflicts, there }: Own): Promise<void> {
  await changeNominee(ctx.db, id, {
    state: "accepted",
    answeredAt: ctx.now,
    statement: statement ?? there?.statement ?? null,
    conflicts: conflicts ?? there?.conflicts ?? null,
    note: null,
  });
}

const notTheirs = (name: string) =>
  new Problem({
    code: "invalid",
    message: `Only ${name} can state their own conflicts of interest.`,
    hint: "Leave conflicts out; they are asked for when the nominee accepts.",
    field: "conflicts",
  });

const declined = ({ name }: Nominee) =>
  new Problem({
    code: "conflict",
    message: `${name} has been nominated already, and has declined.`,
    hint: "Please nominate somebody else, or speak to them: who has declined may still accept.",
    field: "person",
  });

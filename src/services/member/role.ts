import { ROLE_NAMES, type RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf, roleIn } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { capitalized } from "#core/views/say.ts";
import { endRole } from "#db/queries/affiliation.ts";
import { giveRole, holdersOf, memberOf, nameKey } from "#db/queries/member.ts";
import { lockHolders } from "#db/queries/registration.ts";
import { lockedMember } from "./locked-member.ts";
import { tellPerson } from "./tell-person.ts";

export type ChangeRole = { member: string; give?: RoleName | undefined; end?: RoleName | undefined };

/** Gives a power, or ends it: by a co-chair or the secretariat, never to oneself; the last who holds one keeps it. */
export async function changeRole(ctx: PersonContext, input: ChangeRole) {
  const { give, end } = input;
  if ((give === undefined) === (end === undefined)) throw eitherOr();
  const role = give ?? end;
  if (role === undefined) throw eitherOr();
  const outsider = end && (await holderOutside(ctx, input.member, end));
  const member: Holder =
    outsider ??
    (await lockedMember(ctx, input.member).catch((error: unknown) => {
      throw give && isUnknown(error) ? notRegistered(ctx, error) : error;
    }));
  await lockHolders(ctx.db, ctx.activity.id);
  if (give) await giveTo(ctx, member, role);
  else await endFor(ctx, member, role);
  const { id, number, name, personId } = member;
  const what = give ? `${role} appointed` : `${role} ended`;
  await ctx.record({ what, ids: { ...(id === undefined ? {} : { member: id }), person: personId } });
  const more = { role: ROLE_NAMES.indexOf(role), given: give ? 1 : 0 };
  if (personId !== ctx.actor.person)
    await tellPerson(ctx, { notice: "role changed", memberId: id ?? 0, personId, more });
  return { number, name, role: roleIn(ctx.activity.charter, role), given: give !== undefined };
}

type Holder = { id?: number; number?: number; name: string; personId: number; awaitsApproval?: boolean };

/** Who holds a role without being a member, as the first one by a claim code, is known by the whole name. */
async function holderOutside({ db, activity }: PersonContext, said: string, role: RoleName) {
  const named = (await holdersOf(db, activity.id, [role])).filter((one) => nameKey(one.name) === nameKey(said));
  const found: Holder[] = [];
  for (const { personId, name } of named)
    if (!(await memberOf(db, activity.id, personId))) found.push({ personId, name });
  return found.length === 1 ? found[0] : undefined;
}

async function giveTo(ctx: PersonContext, member: Holder, role: RoleName): Promise<void> {
  if (!mayAppoint(ctx)) throw notTheirs(ctx, role);
  if (member.personId === ctx.actor.person) {
    const hint = `${capitalized(leaderOf(ctx.activity.charter).another)} or the secretariat can.`;
    throw new Problem({ code: "forbidden", message: "You cannot give a role to yourself.", hint });
  }
  if (member.awaitsApproval) throw notLetIn(ctx, member);
  const { activity, db, now } = ctx;
  if (await giveRole(db, { activityId: activity.id, personId: member.personId, role, since: now })) return;
  const message = `${member.name} is ${roleIn(activity.charter, role)} already.`;
  throw new Problem({ code: "conflict", message, hint: "Nothing has to be done." });
}

async function endFor(ctx: PersonContext, member: Holder, role: RoleName): Promise<void> {
  const { activity, db, now, prefix } = ctx;
  if (member.personId !== ctx.actor.person && !mayAppoint(ctx)) throw notTheirs(ctx, role);
  const appointing = await holdersOf(db, activity.id, ["co-chair", "secretariat"]);
  const left = appointing.filter((one) => one.personId !== member.personId || one.role !== role);
  if (role !== "vice-chair" && left.length === 0) {
    throw new Problem({
      code: "conflict",
      message: `${member.name} is the last who can appoint others, so the role cannot be ended.`,
      hint: `Give a role to somebody else first: ${prefix}member role member:N give:co-chair.`,
    });
  }
  if (await endRole(db, { activityId: activity.id, personId: member.personId, role, at: now })) return;
  const hint = `${prefix}activity show shows who holds a role.`;
  throw new Problem({
    code: "conflict",
    message: `${member.name} is not ${roleIn(activity.charter, role)}.`,
    hint,
    field: "end",
  });
}

const isUnknown = (error: unknown): error is Problem => error instanceof Problem && error.code === "not found";

/** Their account alone may be known: whom a role is given, the activity knows by name, organization and address. */
const notRegistered = ({ prefix }: PersonContext, { message, hint }: Problem) =>
  new Problem({
    code: "not found",
    message,
    hint: `${hint} A role is given to somebody who has registered: ask them to type ${prefix}register first.`,
    field: "member",
  });

const mayAppoint = ({ actor }: PersonContext) =>
  actor.roles.some((role) => role === "co-chair" || role === "secretariat");

const notTheirs = ({ activity }: PersonContext, role: RoleName) =>
  new Problem({
    code: "forbidden",
    message: `Only ${leaderOf(activity.charter).one} or the secretariat can give or end the role ${role}.`,
    hint: "Please ask one of them.",
  });

const notLetIn = ({ prefix }: PersonContext, { name, number }: Holder) =>
  new Problem({
    code: "conflict",
    message: `${name} is not a member yet.`,
    hint: `Approve the registration first: ${prefix}member approve member:${number}.`,
  });

const eitherOr = () =>
  new Problem({
    code: "invalid",
    message: "Say one thing: which role is given, or which role ends.",
    hint: "Fill in give or end, and leave the other out.",
    field: "give",
  });

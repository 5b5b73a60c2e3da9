import type { RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf, roleIn } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { endAffiliation, rolesOf } from "#db/queries/affiliation.ts";
import { dropComing } from "#db/queries/attendance.ts";
import type { MemberRow } from "#db/queries/member.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { isCoChair } from "../consensus/settle.ts";
import { leave } from "./leave.ts";
import { lockedMember } from "./locked-member.ts";
import { tellOfNoVoter, withoutVoterAfter } from "./no-voter.ts";
import { tellPerson } from "./tell-person.ts";

/** Ends a membership: one's own, or by those who may confirm it. What was said and voted stays. */
export async function endMembership(ctx: PersonContext, input: { member: string; reason?: string | undefined }) {
  const member = await lockedMember(ctx, input.member);
  const own = member.personId === ctx.actor.person;
  if (!own && ctx.actor.roles.length === 0) throw notTheirs(ctx, member);
  const held = (await rolesOf(ctx.db, ctx.activity.id, member.personId)).filter((one) => one.until === null);
  if (held[0]) throw holdsPower(ctx, member, held[0].role);
  const { id, number, name, organization, personId } = member;
  await endAffiliation(ctx.db, id, { at: ctx.now, why: own ? "left" : "ended", note: input.reason });
  await ctx.record({ what: own ? "member left" : "member ended", ids: { member: id } });
  await leaveMeetings(ctx, personId);
  await tellOfNoVoter(ctx, [{ id, activityId: ctx.activity.id }], { except: [ctx.actor.person] });
  const left = await leave(ctx, member);
  if (!own) await tellPerson(ctx, { notice: "member ended", memberId: id, personId });
  const without = await withoutVoterAfter(ctx, member);
  return { number, name, organization, own, left, without, coChair: isCoChair(ctx) };
}

/** Who takes part no more is expected at no meeting, and reminded of none. */
async function leaveMeetings({ activity, db }: PersonContext, personId: number): Promise<void> {
  for (const ofId of await dropComing(db, activity.id, personId))
    await appendRefresh(db, { activityId: activity.id, of: "meeting", ofId });
}

const notTheirs = ({ activity, prefix }: PersonContext, { name }: MemberRow) =>
  new Problem({
    code: "forbidden",
    message: `Only ${leaderOf(activity.charter).one} or the secretariat can end the membership of ${name}.`,
    hint: `To end your own, name yourself: ${prefix}profile show tells your member number.`,
  });

const holdsPower = ({ activity, prefix }: PersonContext, { name, number }: MemberRow, role: RoleName) =>
  new Problem({
    code: "conflict",
    message: `${name} is ${roleIn(activity.charter, role)}, so the membership cannot be ended yet.`,
    hint: `End the role first: ${prefix}member role member:${number} end:${role}.`,
  });

import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { NO_LONGER_TAKES_PART } from "#core/views/liaison-answers.ts";
import { endAffiliation } from "#db/queries/affiliation.ts";
import { commentsBy, commentsOfIds, detachCommentsOf } from "#db/queries/comment.ts";
import {
  activitiesOf,
  blank,
  currentMemberships,
  endAllRoles,
  endWhatIsToCome,
  lockOneself,
  marksOf,
} from "#db/queries/forget.ts";
import { dropOtherLinks, powersOf } from "#db/queries/link.ts";
import { holdersOf } from "#db/queries/member.ts";
import { leavePosts } from "#db/queries/nominee-merge.ts";
import { refreshCards } from "#db/queries/refresh-cards.ts";
import { lockHolders } from "#db/queries/registration.ts";
import { removeMarks } from "#db/queries/remove-marks.ts";
import { dropContact } from "#db/queries/roadmap-check.ts";
import { handBackOf } from "#db/queries/statement-history.ts";
import { appendAlarm } from "#db/queries/work.ts";
import { copyToThreads } from "../discussion/threads.ts";
import { tellOfLeft } from "../member/leave.ts";
import { tellOfNoVoter } from "../member/no-voter.ts";

/** Name, addresses, accounts and what this person wrote in their own name go, in all activities; ballots, acts and the words of others stay, of "a former member". */
export async function forgetPerson(ctx: PersonContext): Promise<void> {
  const { actor, db, now } = ctx;
  const persons = await lockOneself(db, actor.person);
  await notTheLast(ctx, persons);
  await ctx.record({ what: "person forgotten", ids: { person: actor.person } });
  const marks = await marksOf(db, persons);
  const where = await activitiesOf(db, persons);
  const memberships = await currentMemberships(db, persons);
  for (const { memberId } of memberships) await endAffiliation(db, memberId, { at: now, why: "forgotten" });
  await endAllRoles(db, persons, now);
  const by = { by: actor.person, at: now };
  const posts = await leavePosts(db, persons, { ...by, why: NO_LONGER_TAKES_PART });
  await handBackOf(db, persons, by);
  const entries = await leaveEntries(ctx, persons, memberships);
  await endWhatIsToCome(db, persons);
  await dropOtherLinks(db, 0, persons);
  const theirs = await commentsBy(db, persons);
  await detachCommentsOf(db, persons);
  await blank(db, persons, now);
  const touched = await removeMarks(db, marks);
  for (const comment of [...theirs, ...(await commentsOfIds(db, touched.comments))]) await copyToThreads(db, comment);
  const gone = memberships.map(({ activityId, memberId: id }) => ({ id, activityId }));
  await tellOfNoVoter(ctx, gone, { except: persons });
  for (const { activityId, memberId } of memberships)
    await tellOfLeft(ctx, { activityId, memberId, persons, entries: entries.get(activityId) ?? 0 });
  for (const post of posts) await askForVacancy(ctx, post);
  const activities = new Set([ctx.activity.id, ...where, ...touched.activities]);
  for (const activityId of activities) await refreshCards(db, activityId);
}

/** How many entries of the roadmap of each activity have no contact any more. */
async function leaveEntries({ db }: PersonContext, persons: number[], memberships: { activityId: number }[]) {
  const left = new Map<number, number>();
  for (const { activityId } of memberships) {
    const of = await Promise.all(persons.map((person) => dropContact(db, activityId, person)));
    left.set(activityId, (left.get(activityId) ?? 0) + of.flat().length);
  }
  return left;
}

type Post = { id: number; number: number; activityId: number; slug: string };

/** The clock looks whether a nominee is left: this may be another activity. */
async function askForVacancy({ db, now }: PersonContext, { id, number, activityId, slug }: Post): Promise<void> {
  const call = { activity: slug, command: "nomination due", args: { nomination: String(number) } };
  await appendAlarm(db, { activityId, of: "nomination", ofId: id, call, runAt: now });
}

/** An activity is never left without anybody who can give a role. */
async function notTheLast(ctx: PersonContext, persons: number[]): Promise<void> {
  for (const { activityId, slug } of await powersOf(ctx.db, persons)) {
    await lockHolders(ctx.db, activityId);
    const holders = await holdersOf(ctx.db, activityId, ["co-chair", "secretariat"]);
    if (holders.length === 0 || holders.some((one) => !persons.includes(one.personId))) continue;
    throw new Problem({
      code: "conflict",
      message: `You are the last in ${slug} who can give a role to others, so you cannot be forgotten yet.`,
      hint: `Give a role to somebody first: ${ctx.prefix}member role member:N give:co-chair.`,
    });
  }
}

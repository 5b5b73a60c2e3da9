import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { askConsent, changeLink, giveConsent, type Link, lockLink, openConsents, powersOf } from "#db/queries/link.ts";
import { endedByLink } from "#db/queries/linked-affiliation.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { lockPerson } from "#db/queries/registration.ts";
import { appendPost, appendPosts } from "#db/queries/work.ts";
import { mergePersons } from "./merge.ts";

export type LinkAnswer = "yes" | "no";
export type Answered = { state: "refused" | "other" | "waiting" | "linked"; activities: string[]; ended: Ended[] };
type Ended = { title: string; stays: string; ends: string };

/** What one of the two, or an officer whose consent is asked, says to a link. */
export async function answerLink(ctx: PersonContext, linkId: number, answer: LinkAnswer): Promise<Answered> {
  const link = await lockLink(ctx.db, linkId);
  const { person } = ctx.actor;
  const isOneOfTwo = link?.makerId === person || link?.typerId === person;
  if (!link || link.typerId === null) throw unknown(ctx);
  const pair = { ...link, typerId: link.typerId };
  if (link.state === "waiting" && !isOneOfTwo) return await consent(ctx, pair, answer);
  if (!isOneOfTwo) throw unknown(ctx);
  if (answer === "no" && (link.state === "typed" || link.state === "waiting")) return await refuse(ctx, pair);
  if (link.state === "waiting") return { state: "waiting", activities: [], ended: [] };
  if (link.state !== "typed" || Temporal.Instant.compare(ctx.now, link.expiresAt) >= 0) throw over(ctx, link);
  return await agree(ctx, pair);
}

type Pair = Link & { typerId: number };

async function agree(ctx: PersonContext, link: Pair): Promise<Answered> {
  const byMaker = link.makerId === ctx.actor.person;
  const agreed = byMaker ? { makerAgreedAt: ctx.now } : { typerAgreedAt: ctx.now };
  await changeLink(ctx.db, link.id, agreed);
  await ctx.record({ what: "link agreed", ids: { link: link.id } });
  if ((byMaker ? link.typerAgreedAt : link.makerAgreedAt) === null)
    return { state: "other", activities: [], ended: [] };
  return await complete(ctx, { ...link, ...agreed });
}

/** Both agree. A power passes to another account only when an officer of that activity who is neither of the two agrees as well. */
async function complete(ctx: PersonContext, link: Pair): Promise<Answered> {
  for (const person of [link.makerId, link.typerId].sort((a, b) => a - b))
    if (!(await lockPerson(ctx.db, person))) throw over(ctx, link);
  const passing = await passingPowers(ctx, link);
  for (const { activityId, slug } of passing) await ask(ctx, link, activityId, slug);
  if (passing.length > 0 && (await openConsents(ctx.db, link.id)) > 0) {
    await changeLink(ctx.db, link.id, { state: "waiting" });
    return { state: "waiting", activities: passing.map((one) => one.slug), ended: [] };
  }
  await changeLink(ctx.db, link.id, { state: "linked" });
  await mergePersons(ctx, { linkId: link.id, into: link.makerId, from: link.typerId });
  const to = [link.makerAccountId, link.typerAccountId].filter((id) => id !== null && id !== ctx.actor.account);
  for (const accountId of to) await tell(ctx, accountId ?? 0, "link done", link.id);
  return { state: "linked", activities: [], ended: await endedByLink(ctx.db, [link.makerId, link.typerId], ctx.now) };
}

/** Activities in which one of the two holds a power that the other does not. */
async function passingPowers({ db }: PersonContext, { makerId, typerId }: Pair) {
  const held = await powersOf(db, [makerId, typerId]);
  const passing = new Map<number, string>();
  for (const one of held) {
    const both = held.filter((other) => other.activityId === one.activityId && other.role === one.role);
    if (both.length < 2) passing.set(one.activityId, one.slug);
  }
  return [...passing].map(([activityId, slug]) => ({ activityId, slug }));
}

async function ask(ctx: PersonContext, link: Pair, activityId: number, slug: string): Promise<void> {
  const holders = await holdersOf(ctx.db, activityId, ["co-chair", "secretariat"]);
  const others = holders.filter(({ personId }) => personId !== link.makerId && personId !== link.typerId);
  if (others.length === 0) throw nobodyElse(ctx, slug);
  if (!(await askConsent(ctx.db, link.id, activityId))) return;
  const accounts = await accountsToReach(ctx.db, [...new Set(others.map((one) => one.personId))]);
  const to = [...accounts.values()].map((accountId) => ({ accountId, about: { link: link.id } }));
  await appendPosts(ctx.db, { activityId, notice: "link consent", runAt: ctx.now, to });
}

async function consent(ctx: PersonContext, link: Pair, answer: LinkAnswer): Promise<Answered> {
  const { actor, activity, db, now } = ctx;
  if (!actor.roles.some((role) => role === "co-chair" || role === "secretariat")) throw unknown(ctx);
  const given = await giveConsent(db, { linkId: link.id, activityId: activity.id, by: actor.person, at: now });
  if (!given) throw over(ctx, link);
  if (answer === "no") return await refuse(ctx, link);
  await ctx.record({ what: "link consented", ids: { link: link.id } });
  return await complete(ctx, link);
}

async function refuse(ctx: PersonContext, link: Pair): Promise<Answered> {
  await changeLink(ctx.db, link.id, { state: "refused" });
  await ctx.record({ what: "link refused", ids: { link: link.id } });
  for (const accountId of [link.makerAccountId, link.typerAccountId])
    if (accountId !== null && accountId !== ctx.actor.account) await tell(ctx, accountId, "link refused", link.id);
  return { state: "refused", activities: [], ended: [] };
}

async function tell(ctx: PersonContext, accountId: number, notice: string, link: number): Promise<void> {
  const post = { activityId: ctx.activity.id, to: { accountId }, notice, about: { link }, runAt: ctx.now };
  await appendPost(ctx.db, post);
}

const unknown = ({ prefix }: PersonContext) =>
  new Problem({
    code: "not found",
    message: "There is no such request to link accounts.",
    hint: `${prefix}profile link makes a code for your other account.`,
  });

function over({ prefix }: PersonContext, { state }: Link): Problem {
  const message =
    state === "linked"
      ? "These accounts are linked already."
      : state === "refused"
        ? "This request was refused; nothing was linked."
        : "The ten minutes are over, or this was answered already; nothing was changed.";
  return new Problem({ code: "too late", message, hint: `${prefix}profile link makes a new code.` });
}

const nobodyElse = (ctx: PersonContext, activity: string) =>
  new Problem({
    code: "conflict",
    message: `One of these accounts has a power in ${activity}, and nobody else there could agree that it passes over.`,
    hint: `Let ${leaderOf(ctx.activity.charter).another} or the secretariat be appointed there first, then link.`,
  });

import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { lockBox } from "#db/queries/box.ts";
import { plannedSince, whoStopped } from "#db/queries/due-reminder.ts";
import { owingOf } from "#db/queries/owing.ts";
import type { Poll } from "#db/queries/poll.ts";
import { plan } from "../remind/plan.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { isToOpen } from "../seat/to-open.ts";
import { findPoll } from "./find-poll.ts";
import { nobodyOwes } from "./nobody-owes.ts";

/** Reminds now whoever owes a vote, and whom nobody reminded of it a short time ago. */
export async function remindInPoll(ctx: PersonContext, input: { poll: number }) {
  const { activity, now } = ctx;
  const poll = await findPoll(ctx, input.poll);
  const box = await lockBox(ctx.db, poll.box.id);
  if (box.closedAt === null && isToOpen(box)) throw notYet(ctx, poll);
  if (box.closedAt !== null || Temporal.Instant.compare(now, box.endsAt) >= 0) throw nobodyOwes(ctx, poll);
  const owing = await owingIn(ctx, poll);
  if (owing.length === 0) throw nobody(ctx, poll);
  const thing = { kind: "poll", id: poll.id };
  const stopped = await whoStopped(ctx.db, activity.id, thing.kind, owing);
  const wanted = owing.filter((person) => !stopped.has(person));
  const since = now.toZonedDateTimeISO(activity.zone).subtract(activity.charter.rules.reminders.again).toInstant();
  const lately = await plannedSince(
    ctx.db,
    { activityId: activity.id, kind: thing.kind, ofId: poll.id },
    wanted,
    since,
  );
  const to = wanted.filter((person) => !lately.has(person));
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  await ctx.record({ what: "poll reminded", ids: { poll: poll.id, persons: to }, show });
  await plan(
    ctx,
    thing,
    to.map((person) => ({ person, who: "seats-that-owe" })),
    { end: box.endsAt },
  );
  return { number: poll.number, reminded: to.length, lately: lately.size, stopped: stopped.size };
}

async function owingIn({ activity, db }: PersonContext, poll: Poll): Promise<number[]> {
  const electorate = { categories: countingCategories(activity), holders: isForHolders(poll) };
  const owing = await owingOf(db, { ...poll.box, activityId: activity.id, ...electorate });
  return [...new Set(owing.map((one) => one.personId))];
}

const notYet = ({ prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Poll ${number} has not opened yet, so nobody owes a vote.`,
    hint: `${prefix}poll show poll:${number} says when it opens.`,
  });

const nobody = ({ prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Everybody who can vote in poll ${number} has voted.`,
    hint: `${prefix}poll close poll:${number} closes it now.`,
  });

import type { PersonContext } from "#core/contract/context.ts";
import { turnoutOf } from "#db/queries/box.ts";
import { dropOtherLinks } from "#db/queries/link.ts";
import { moveAccounts, moveMemberships, moveRoles, moveTheRest } from "#db/queries/merge.ts";
import {
  type Both,
  type Clash,
  lockOpenSeats,
  lockPersons,
  settleLinkedSeats,
  settleSeats,
} from "#db/queries/merge-seats.ts";
import { mergeNominees, postsAround } from "#db/queries/nominee-merge.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { earlyPollsOf, thingsOfBoxes } from "#db/queries/thing-of-box.ts";
import { appendAlarm, appendPost, appendRefresh } from "#db/queries/work.ts";
import { tellOfNoVoter } from "../member/no-voter.ts";
import { tellHolders } from "../member/tell-each.ts";
import { SECRET_AT_LEAST } from "../poll/secrecy.ts";

export type Merge = { linkId: number; into: number; from: number };

/** One person of two, whose rows are locked: accounts, open seats, what is still to come and active roles move; the history keeps its author. */
export async function mergePersons(ctx: PersonContext, { linkId, into, from }: Merge): Promise<void> {
  const { db, now } = ctx;
  const both = { into, from, at: now };
  const settled = await settleOpenSeats(ctx, both);
  const gone = await moveMemberships(db, both);
  await moveRoles(db, both);
  const posts = await postsAround(db, [into, from]);
  await mergeNominees(db, both);
  await moveTheRest(db, both);
  await moveAccounts(db, both);
  await dropOtherLinks(db, linkId, [into, from]);
  // Last, because whoever answers in a box holds the box first: what was being opened meanwhile has its seats now.
  await lockPersons(db, [into, from]);
  const since = await settleOpenSeats(ctx, both);
  const boxes = [...new Set([...settled.boxes, ...since.boxes])];
  const clashes = [...settled.clashes, ...since.clashes];
  await ctx.record({ what: "accounts linked", ids: { link: linkId, person: into, merged: from, boxes } });
  await showAgain(ctx, boxes);
  for (const { id, activityId } of posts) await appendRefresh(db, { activityId, of: "nomination", ofId: id });
  await askIfPassed(ctx, boxes);
  await tellOfClashes(ctx, into, clashes);
  await tellOfNoVoter(ctx, gone, { except: [into, from] });
  await tellOfTooFew(ctx, clashes);
}

const settleOpenSeats = async ({ db }: PersonContext, both: Both) =>
  await settleSeats(db, both, await lockOpenSeats(db, both));

/** A closed box opens again: who had two seats in it and is one person by now has one, and is told. */
export async function followLinks(ctx: PersonContext, boxId: number): Promise<void> {
  for (const { person, clashes } of await settleLinkedSeats(ctx.db, boxId, ctx.now))
    await tellOfClashes(ctx, person, clashes);
}

/** The cards of that whose seats became fewer. */
async function showAgain({ db }: PersonContext, boxes: number[]): Promise<void> {
  for (const { of, id, activityId } of await thingsOfBoxes(db, boxes))
    await appendRefresh(db, { activityId, of, ofId: id });
}

/** A poll that closes early may have waited for the one seat that is gone. */
async function askIfPassed({ db, now }: PersonContext, boxes: number[]): Promise<void> {
  for (const { id, number, activityId, slug } of await earlyPollsOf(db, boxes, now)) {
    const call = { activity: slug, command: "poll passed", args: { poll: String(number) } };
    await appendAlarm(db, { activityId, of: "poll", ofId: id, call, runAt: now });
  }
}

async function tellOfClashes({ db, now }: PersonContext, person: number, clashes: Clash[]): Promise<void> {
  const told = clashes.filter((one) => one.bothVoted).map((one) => one.boxId);
  const accountId = (await accountsToReach(db, [person])).get(person);
  if (accountId === undefined) return;
  for (const { of, id, activityId } of await thingsOfBoxes(db, told)) {
    const about = { [of]: id, person };
    await appendPost(db, { activityId, to: { accountId }, notice: "link ballot kept", about, runAt: now });
  }
}

/** An open secret poll goes on with one seat less; where these are too few by that, co-chairs are told what becomes of its result. */
async function tellOfTooFew(ctx: PersonContext, clashes: Clash[]): Promise<void> {
  const { db } = ctx;
  for (const { boxId } of clashes) {
    const { seats } = await turnoutOf(db, boxId);
    if (seats !== SECRET_AT_LEAST - 1) continue;
    for (const { id, activityId, secret } of await thingsOfBoxes(db, [boxId])) {
      if (!secret) continue;
      await tellHolders(ctx, { activityId, roles: ["co-chair"], notice: "poll too few", about: { poll: id } });
    }
  }
}

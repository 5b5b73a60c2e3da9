import type { PersonContext } from "#core/contract/context.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { type Poll, pollToVoteIn } from "#db/queries/poll.ts";
import { putBallot, type Seat } from "#db/queries/seat.ts";
import { appendPost, appendRefresh } from "#db/queries/work.ts";
import { seatOf } from "../seat/seat-of.ts";
import { findPollBy } from "./find-poll.ts";
import { KINDS } from "./kinds.ts";
import { stillOpen } from "./still-open.ts";

/** Puts the ballot of this person's seat into the box; a second one takes the place of the first. */
export async function voteInPoll(ctx: PersonContext, input: { poll: number; choice: string | string[] }) {
  const poll = await findPollBy(ctx, input.poll, pollToVoteIn);
  const { box } = poll;
  const kind = KINDS[poll.kind];
  const choice = kind.read(input.choice, poll);
  stillOpen(ctx, poll);
  const { seat, holder } = await seatOf(ctx, poll);
  const { id: boxId, secret } = box;
  const cast = { activityId: ctx.activity.id, boxId, kind: poll.kind, secret, seatId: seat.id, choice };
  const { before, castBefore } = await putBallot(ctx.db, { ...cast, castBy: ctx.actor.person, castAt: ctx.now });
  const outcome = outcomeOf(before, choice);
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  await Promise.all([
    ctx.record({ what: outcome, ids: { poll: poll.id, seat: seat.id }, show }),
    appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: poll.id }),
  ]);
  if (outcome === "vote changed") await tellColleague(ctx, poll, seat, castBefore);
  const organization = "organizationId" in holder ? holder.organization : undefined;
  return { number: poll.number, words: kind.words(choice, poll), outcome, organization, results: poll.results };
}

function outcomeOf(before: number[] | null, choice: number[]): "voted" | "vote changed" | "vote repeated" {
  if (before === null) return "voted";
  return before.join() === choice.join() ? "vote repeated" : "vote changed";
}

async function tellColleague(ctx: PersonContext, poll: Poll, seat: Seat, castBy: number | null): Promise<void> {
  if (seat.organizationId === null || castBy === null || castBy === ctx.actor.person) return;
  const accountId = (await accountsToReach(ctx.db, [castBy])).get(castBy);
  if (accountId === undefined) return;
  const about = { poll: poll.id, organization: seat.organizationId, person: castBy };
  const to = { accountId };
  await appendPost(ctx.db, { activityId: ctx.activity.id, to, notice: "poll vote replaced", about, runAt: ctx.now });
}

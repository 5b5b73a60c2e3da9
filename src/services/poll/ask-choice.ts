import type { Asks } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { whyNoSeat } from "../seat/why-no-seat.ts";
import { ownBallot, shownTo } from "./face.ts";
import { findPoll } from "./find-poll.ts";
import { KINDS } from "./kinds.ts";
import { mayNeedReason } from "./reason-wanted.ts";
import { hasOpened, stillOpen } from "./still-open.ts";
import { isByConsensus } from "./subject.ts";

/** The form to vote in one poll, filled in with the vote there is. Throws a Problem for who has no vote here, before they fill in anything. */
export async function askChoice(ctx: Context, args: Record<string, unknown>): Promise<Asks | undefined> {
  const number = args.poll;
  const { actor } = ctx;
  if (typeof number !== "number" || actor.kind !== "person") return undefined;
  const poll = await findPoll(ctx, number);
  hasOpened(ctx, poll);
  stillOpen(ctx, poll);
  const own = await ownBallot(ctx, poll, actor.person);
  if (own === undefined) throw whyNoSeat({ ...ctx, actor }, poll);
  if (isByConsensus(poll) && mayNeedReason(args)) return { title: `Object in poll ${number}`, fields: [], values: {} };
  const asked = await shownTo(ctx, poll, actor.person);
  return { title: `Vote in poll ${number}`, ...KINDS[poll.kind].fields(asked, own.choice ?? []) };
}

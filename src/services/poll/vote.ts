import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { type Poll, pollToVoteIn } from "#db/queries/poll.ts";
import { putBallot, putSecretBallot, type Seat } from "#db/queries/seat.ts";
import { appendPost } from "#db/queries/work.ts";
import { numberOfPosition, positionNumbered } from "../consensus/positions.ts";
import { takePosition } from "../consensus/take-position.ts";
import { seatOf } from "../seat/seat-of.ts";
import { askIfPassed } from "./close-when-passed.ts";
import { shownTo } from "./face.ts";
import { findPollBy } from "./find-poll.ts";
import type { Ballot } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { hasOpened, stillOpen } from "./still-open.ts";
import { subjectOf } from "./subject.ts";

export type Vote = { poll: number; choice: string | string[]; reason?: string | undefined };

/** Puts the ballot of this person's seat into the box; a second one takes the place of the first. */
export async function voteInPoll(ctx: PersonContext, input: Vote) {
  const poll = await findPollBy(ctx, input.poll, pollToVoteIn);
  const { box } = poll;
  const kind = KINDS[poll.kind];
  hasOpened(ctx, poll);
  const choice = kind.read(input.choice, poll);
  if (kind.consensus) return await answerProposal(ctx, poll, { choice, reason: input.reason });
  if (input.reason !== undefined) throw noReason(poll);
  stillOpen(ctx, poll);
  const { seat, holder } = await seatOf(ctx, poll);
  const { before, castBefore } = await cast(ctx, poll, { seatId: seat.id, choice });
  const outcome = outcomeOf(before, choice, box.secret);
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: outcome, ids: { poll: poll.id, seat: seat.id }, show, refresh });
  await askIfPassed(ctx, poll);
  if (outcome === "vote changed") await tellColleague(ctx, poll, seat, castBefore);
  const organization = "organizationId" in holder ? holder.organization : undefined;
  const said = box.secret ? { words: undefined } : await inWords(ctx, poll, choice);
  return { number: poll.number, ...said, outcome, organization, results: poll.results };
}

/** Slots of time are said in the voter's own zone. */
async function inWords(ctx: PersonContext, poll: Poll & Ballot, choice: number[]) {
  const kind = KINDS[poll.kind];
  if (!kind.timed) return { words: kind.words(choice, poll) };
  const shown = await shownTo(ctx, poll, ctx.actor.person);
  return { words: kind.words(choice, shown), timed: kind.timed(choice, shown) };
}

async function cast(ctx: PersonContext, { box, kind }: Poll, { seatId, choice }: { seatId: number; choice: number[] }) {
  const made = { activityId: ctx.activity.id, boxId: box.id, kind, seatId, choice };
  if (box.secret) return { ...(await putSecretBallot(ctx.db, made)), castBefore: null };
  return await putBallot(ctx.db, { ...made, castBy: ctx.actor.person, castAt: ctx.now });
}

type Answer = { choice: number[]; reason: string | undefined };

/** The engine judges whether it is still open, and what an objection needs. */
async function answerProposal(ctx: PersonContext, poll: Poll & Ballot, { choice, reason }: Answer) {
  const seated = await seatOf(ctx, poll);
  const position = positionNumbered(choice[0]) ?? "abstain";
  const { before, castBefore, ...objection } = await takePosition(ctx, subjectOf(poll), seated, { position, reason });
  const outcome = outcomeOf(before === undefined ? null : [numberOfPosition(before)], choice, false);
  await askIfPassed(ctx, poll);
  if (outcome === "vote changed") await tellColleague(ctx, poll, seated.seat, castBefore);
  const organization = "organizationId" in seated.holder ? seated.holder.organization : undefined;
  const words = KINDS[poll.kind].words(choice, poll);
  return { number: poll.number, words, outcome, organization, results: poll.results, ...objection };
}

const noReason = ({ number }: Poll) =>
  new Problem({
    code: "invalid",
    message: `Poll ${number} takes no reason.`,
    hint: "Leave the reason out; only an objection in an approval has one.",
    field: "reason",
  });

type Outcome = "voted" | "vote changed" | "vote repeated";

/** That a secret vote is the same as before would say something about it. */
function outcomeOf(before: number[] | null, choice: number[], secret: boolean): Outcome {
  if (before === null) return "voted";
  if (secret) return "vote changed";
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

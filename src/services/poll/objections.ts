import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { button } from "#core/views/say.ts";
import { type Poll, pollNumbered } from "#db/queries/poll.ts";
import { aboutObjection } from "../consensus/about-objection.ts";
import { answerObjection, type Met, resolveObjection, withdrawObjection } from "../consensus/meet-objection.ts";
import { isCoChair } from "../consensus/settle.ts";
import { thingOf } from "../consensus/subject.ts";
import { findPoll } from "./find-poll.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

type Named = { poll: number; objection: number };

/** A poll that is decided by consensus; throws a Problem for another. */
export const findProposal = async (ctx: PersonContext, number: number): Promise<Poll> =>
  await findDecidedByConsensus(
    ctx,
    number,
    `An approval is decided by consensus: ${ctx.prefix}poll list shows which polls there are.`,
  );

/** `instead`: what to do where it is another poll. */
export async function findDecidedByConsensus(ctx: PersonContext, number: number, instead: string): Promise<Poll> {
  const poll = await findPoll(ctx, number);
  if (isByConsensus(poll)) return poll;
  throw new Problem({
    code: "conflict",
    message: `Poll ${number} is decided by votes: nobody objects in it, and nobody holds it.`,
    hint: instead,
    field: "poll",
  });
}

export async function answerInPoll(ctx: PersonContext, input: Named & { text: string }) {
  const poll = await findProposal(ctx, input.poll);
  return answered(ctx, poll, await answerObjection(ctx, subjectOf(poll), input));
}

export async function resolveInPoll(ctx: PersonContext, input: Named & { how?: string | undefined }) {
  const poll = await findProposal(ctx, input.poll);
  return answered(ctx, poll, await resolveObjection(ctx, subjectOf(poll), input));
}

export async function withdrawInPoll(ctx: PersonContext, input: Named) {
  const poll = await findProposal(ctx, input.poll);
  return answered(ctx, poll, await withdrawObjection(ctx, subjectOf(poll), input));
}

function answered(ctx: PersonContext, poll: Poll, met: Met) {
  const again = { poll: String(poll.number), choice: "approve" };
  const support = button("Approve", ctx.activity.slug, "poll vote", again);
  return { ...thingOf(ctx, subjectOf(poll)), ...met, support };
}

type Args = Record<string, unknown>;

async function named(ctx: Context, args: Args) {
  const number = args.poll;
  return typeof number === "number" ? await pollNumbered(ctx.db, ctx.activity.id, number) : undefined;
}

/** For a form about one of them. */
export async function objectionSaid(ctx: Context, args: Args): Promise<string | undefined> {
  const poll = await named(ctx, args);
  return await aboutObjection(ctx, poll && isByConsensus(poll) ? [subjectOf(poll)] : [], args.objection);
}

/** A co-chair says how an objection of somebody else was met. */
export async function howWanted(ctx: PersonContext, args: Args): Promise<string[]> {
  if (!isCoChair(ctx)) return [];
  const found = await named(ctx, args);
  return found && isByConsensus(found) ? ["how"] : [];
}

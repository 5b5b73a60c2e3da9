import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { shortened } from "#core/contract/shorten.ts";
import { TITLE_CHARS } from "#core/views/meeting-answers.ts";
import { pollNumbered } from "#db/queries/poll.ts";
import { lockSlot, optionsOf } from "#db/queries/poll-option.ts";
import { findPoll } from "../poll/find-poll.ts";
import { visibleTo } from "../room/who-sees.ts";

/** What a time poll's button says: the slot it schedules. */
export type OfSlot = { poll?: number | undefined; slot?: number | undefined };

type Free = { pollId: number; slot: number };
type Taken = { poll: number; slot: number; meeting: number };

/** The slot a meeting is to be made of, kept until the transaction ends; or the meeting that was made of it. */
export async function takeSlot(ctx: Context, { poll: number, slot }: OfSlot): Promise<Free | Taken | undefined> {
  if (number === undefined || slot === undefined) return undefined;
  const { id } = await findPoll(ctx, number);
  if (!(await lockSlot(ctx.db, id, slot))) throw noSlot(ctx, number, slot);
  const made = (await optionsOf(ctx.db, id)).find((one) => one.number === slot)?.meeting;
  return made ? { poll: number, slot, meeting: made.number } : { pollId: id, slot };
}

/** What the form begins with where the question is too long for a title. */
export async function titleOfSlot(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string>> {
  const poll = args.title === undefined ? await pollSaid(ctx, args) : undefined;
  return poll ? { title: shortened(poll.question, TITLE_CHARS) } : {};
}

export async function aboutSlot(ctx: Context, args: Record<string, unknown>): Promise<string | undefined> {
  const poll = await pollSaid(ctx, args);
  return poll && `Poll ${poll.number}: ${poll.question}`;
}

async function pollSaid({ activity, actor, db }: Context, args: Record<string, unknown>) {
  const poll = typeof args.poll === "number" ? await pollNumbered(db, activity.id, args.poll) : undefined;
  return poll && visibleTo(actor).includes(poll.visibility) ? poll : undefined;
}

const noSlot = ({ prefix }: Context, poll: number, slot: number) =>
  new Problem({
    code: "not found",
    message: `Poll ${poll} has no slot ${slot}.`,
    hint: `${prefix}poll show poll:${poll} shows its slots.`,
  });

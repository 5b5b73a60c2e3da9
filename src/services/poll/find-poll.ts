import { howToTakePart } from "#core/contract/access.ts";
import type { Context, Db } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { newestPolls, type Poll, pollNumbered, pollsLike } from "#db/queries/poll.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The poll of that number, as far as this person may see it. Throws a Problem that names polls there are. */
export async function findPoll(ctx: Context, number: number): Promise<Poll> {
  return await findPollBy(ctx, number, pollNumbered);
}

/** The same, with what else is wanted of it. */
export async function findPollBy<Found extends Poll>(
  ctx: Context,
  number: number,
  read: (db: Db, activityId: number, number: number) => Promise<Found | undefined>,
): Promise<Found> {
  const poll = await read(ctx.db, ctx.activity.id, number);
  if (poll && visibleTo(ctx.actor).includes(poll.visibility)) return poll;
  const message = `There is no poll ${number}${isOutside(ctx) ? " that you may see" : ""}.`;
  throw new Problem({ code: "not found", message, hint: await whatElse(ctx), field: "poll" });
}

/** The same words whether the poll is hidden or not there. */
async function whatElse(ctx: Context): Promise<string> {
  const { actor } = ctx;
  if (actor.kind === "person" && isOutside(ctx))
    return `Most polls are for members. ${howToTakePart(actor, ctx.prefix)}`;
  const newest = await newestPolls(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) }, SHOWN);
  if (newest.length === 0)
    return `${seesAll(ctx.actor) ? "No poll has been opened yet." : "There is no poll you can see."}${howToBegin(ctx, "poll open")}`;
  return `Polls here: ${newest.map((one) => `${one.number} (${one.question})`).join("; ")}.`;
}

const isOutside = ({ actor }: Context) =>
  actor.kind === "person" && actor.membership === undefined && actor.roles.length === 0;

export async function completePolls(ctx: Context, typed: string): Promise<Option[]> {
  const found = await pollsLike(
    ctx.db,
    { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) },
    typed.trim(),
    COMPLETED,
  );
  return found.map((poll) => ({ label: `${poll.number}: ${poll.question}`, value: String(poll.number) }));
}

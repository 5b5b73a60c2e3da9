import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { listPolls, type Poll, pollNumbered, pollsLike } from "#db/queries/poll.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The poll of that number, as far as this person may see it. Throws a Problem that names polls there are. */
export async function findPoll(ctx: Context, number: number): Promise<Poll> {
  const poll = await pollNumbered(ctx.db, ctx.activity.id, number);
  if (poll && seen(ctx, poll)) return poll;
  const message = `There is no poll ${number}${isOutside(ctx) ? " that you may see" : ""}.`;
  throw new Problem({ code: "not found", message, hint: await whatElse(ctx), field: "poll" });
}

/** The same words whether the poll is hidden or not there. */
async function whatElse(ctx: Context): Promise<string> {
  if (isOutside(ctx)) return `Most polls are for members: type ${ctx.prefix}register to take part.`;
  const newest = (await visiblePolls(ctx)).slice(0, SHOWN);
  if (newest.length === 0) return "No poll has been opened yet.";
  return `Polls here: ${newest.map((one) => `${one.number} (${one.question})`).join("; ")}.`;
}

const isOutside = ({ actor }: Context) =>
  actor.kind === "person" && actor.membership === undefined && actor.roles.length === 0;

/** Newest first, open ones before closed ones; only those this person may see. */
export async function visiblePolls(ctx: Context): Promise<Poll[]> {
  return (await listPolls(ctx.db, ctx.activity.id)).filter((poll) => seen(ctx, poll));
}

function seen({ actor }: Context, poll: Poll): boolean {
  if (actor.kind === "clock" || poll.visibility === "everyone" || actor.roles.length > 0) return true;
  return poll.visibility === "members" && actor.membership !== undefined;
}

export async function completePolls(ctx: Context, typed: string): Promise<Option[]> {
  const found = await pollsLike(ctx.db, ctx.activity.id, typed.trim(), COMPLETED);
  return found
    .filter((poll) => seen(ctx, poll))
    .map((poll) => ({ label: `${poll.number}: ${poll.question}`, value: String(poll.number) }));
}

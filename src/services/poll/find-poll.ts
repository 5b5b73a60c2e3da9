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
  const newest = (await visiblePolls(ctx)).slice(0, SHOWN);
  const hint =
    newest.length > 0
      ? `Polls here: ${newest.map((one) => `${one.number} (${one.question})`).join("; ")}.`
      : "No poll has been opened yet.";
  throw new Problem({ code: "not found", message: `There is no poll ${number}.`, hint, field: "poll" });
}

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

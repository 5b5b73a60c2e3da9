import type { Context } from "#core/contract/context.ts";
import { turnoutOf } from "#db/queries/box.ts";
import { shownEnd } from "../time/shown-end.ts";
import { visiblePolls } from "./find-poll.ts";

/** Open polls first, the newest first. */
export async function listOfPolls(ctx: Context) {
  const polls = await visiblePolls(ctx);
  return await Promise.all(
    polls.map(async (poll) => ({
      number: poll.number,
      question: poll.question,
      closed: poll.box.closedAt !== null,
      ...(await turnoutOf(ctx.db, poll.box.id)),
      ...shownEnd(poll.box.endsAt, ctx.activity.zone),
    })),
  );
}

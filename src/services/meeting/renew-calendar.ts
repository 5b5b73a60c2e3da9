import type { PersonContext } from "#core/contract/context.ts";
import { renewFeed } from "#db/queries/calendar-feed.ts";
import { TOKEN_BYTES } from "./feed.ts";
import { FEED_PATH } from "./feed-path.ts";

/** Whoever has the old address reads nothing more. `feed`: the new one, where people can reach it. */
export async function renewCalendar(ctx: PersonContext): Promise<{ feed: string | undefined }> {
  const { activity, address, chance, db, now } = ctx;
  const token = chance.hex(TOKEN_BYTES);
  await renewFeed(db, { activityId: activity.id, token, madeAt: now });
  const show = { command: "meeting calendar", args: {} };
  await ctx.record({ what: "calendar address renewed", ids: { activity: activity.id }, show });
  return { feed: address ? `${address}${FEED_PATH}${token}.ics` : undefined };
}

import type { Activity, Chance, Db } from "#core/contract/context.ts";
import { activityOfFeed, addFeed } from "#db/queries/calendar-feed.ts";
import { meetingsForCalendar } from "#db/queries/meeting-list.ts";
import { FEED_PATH } from "./feed-path.ts";
import { writeCalendar } from "./write-calendar.ts";

const NAME = /^([0-9a-f]{64})\.ics$/;

/** The calendar of an activity for whoever knows its address: meetings for everyone and for members. Undefined: there is none. */
export async function readFeed(
  db: Db,
  activities: ReadonlyMap<string, Activity>,
  path: string,
): Promise<string | undefined> {
  const [, token] = (path.startsWith(FEED_PATH) && NAME.exec(path.slice(FEED_PATH.length))) || [];
  const id = token && (await activityOfFeed(db, token));
  const activity = [...activities.values()].find((one) => one.id === id);
  if (!activity) return undefined;
  return writeCalendar(
    activity,
    await meetingsForCalendar(db, { activityId: activity.id, visible: ["everyone", "members"] }),
  );
}

export const TOKEN_BYTES = 32;

/** Each activity has an address for its calendar from the start: nobody can guess it. */
export async function openFeeds(
  db: Db,
  activities: Iterable<Activity>,
  { chance, now }: { chance: Chance; now: Temporal.Instant },
): Promise<void> {
  for (const { id } of activities) {
    await addFeed(db, { activityId: id, token: chance.hex(TOKEN_BYTES), madeAt: now });
  }
}

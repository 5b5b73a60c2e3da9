import { eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { calendarFeed } from "../schema/meeting.ts";

export async function addFeed(
  db: Db,
  feed: { activityId: number; token: string; madeAt: Temporal.Instant },
): Promise<void> {
  await db.insert(calendarFeed).values(feed).onConflictDoNothing({ target: calendarFeed.activityId });
}

/** The address there was leads nowhere from now on. */
export async function renewFeed(
  db: Db,
  { activityId, token, madeAt }: { activityId: number; token: string; madeAt: Temporal.Instant },
): Promise<void> {
  await db.update(calendarFeed).set({ token, madeAt }).where(eq(calendarFeed.activityId, activityId));
}

export async function feedToken(db: Db, activityId: number): Promise<string | undefined> {
  const [row] = await db
    .select({ token: calendarFeed.token })
    .from(calendarFeed)
    .where(eq(calendarFeed.activityId, activityId));
  return row?.token;
}

export async function activityOfFeed(db: Db, token: string): Promise<number | undefined> {
  const [row] = await db
    .select({ activityId: calendarFeed.activityId })
    .from(calendarFeed)
    .where(eq(calendarFeed.token, token));
  return row?.activityId;
}

import { and, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { counter } from "../schema/activity.ts";
import { nextNumber } from "./activity.ts";

const CHANGES = "roadmap change";

/** What entries say is another from now on. Said last in a transaction: whoever says it too waits for its end. */
export async function noteRoadmapChange(db: Db, activityId: number): Promise<void> {
  await nextNumber(db, activityId, CHANGES);
}

/** How often that was said: as long as it is the same, all entries say the same. */
export async function roadmapChanges(db: Db, activityId: number): Promise<number> {
  const said = and(eq(counter.activityId, activityId), eq(counter.series, CHANGES));
  const [row] = await db.select({ last: counter.last }).from(counter).where(said);
  return row?.last ?? 0;
}

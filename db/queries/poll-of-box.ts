import { inArray } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { poll } from "../schema/poll.ts";

/** The polls whose ballot boxes these are. */
export async function pollsOfBoxes(
  db: Db,
  boxes: number[],
): Promise<{ id: number; activityId: number; secret: boolean }[]> {
  if (boxes.length === 0) return [];
  return await db
    .select({ id: poll.id, activityId: poll.activityId, secret: poll.secret })
    .from(poll)
    .where(inArray(poll.boxId, boxes));
}

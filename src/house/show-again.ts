import type { Desk } from "#core/dispatch/desk.ts";
import { appendRefresh } from "#db/queries/work.ts";

/** Cards with threads say whether what is written there is read, which a platform may see differently since the last start. One that says the same costs no edit. */
export async function showThreadsAgain({ reading, activities, cards, threads }: Desk): Promise<void> {
  for (const { id: activityId } of activities.values()) {
    for (const of of threads.keys()) {
      for (const ofId of (await cards.get(of)?.open?.(reading, activityId)) ?? []) {
        await appendRefresh(reading, { activityId, of, ofId });
      }
    }
  }
}

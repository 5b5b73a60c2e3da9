import type { Context } from "#core/contract/context.ts";
import { addLateSeats } from "#db/queries/late-seat.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { countingCategories } from "./counting-categories.ts";

type Joining = { personId: number; organizationId: number; category: string };

/** Whoever counts from now on gets a seat in what is open and says so. */
export async function joinLate(ctx: Context, { category, ...who }: Joining): Promise<void> {
  if (!countingCategories(ctx.activity).includes(category)) return;
  const { id: activityId } = ctx.activity;
  const joined = await addLateSeats(ctx.db, { activityId, ...who });
  for (const { of, id } of joined) await appendRefresh(ctx.db, { activityId, of, ofId: id });
}

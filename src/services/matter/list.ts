import type { PersonContext } from "#core/contract/context.ts";
import { countMatters, listMatters, type MatterFilter } from "#db/queries/matter.ts";
import { visibleTo } from "../room/who-sees.ts";
import { faceOf } from "./face.ts";

const RESOLVED_AT_MOST = 50;

/** All that are not resolved, then the latest that are. `older`: how many are not named. */
export async function listOfMatters(ctx: PersonContext, filter: MatterFilter) {
  const visible = visibleTo(ctx.actor);
  const of = { activityId: ctx.activity.id, visible, ...filter };
  const [found, count] = await Promise.all([listMatters(ctx.db, of, RESOLVED_AT_MOST), countMatters(ctx.db, of)]);
  return {
    ...count,
    older: count.all - found.length,
    filtered: Object.values(filter).some((wanted) => wanted !== undefined),
    matters: found.map((matter) => faceOf(ctx.activity, matter, visible)),
  };
}

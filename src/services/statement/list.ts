import type { Context } from "#core/contract/context.ts";
import { destinationsOf } from "#db/queries/statement.ts";
import { countStatements, listStatements, type StatementFilter } from "#db/queries/statement-list.ts";
import { endOf } from "./end-of.ts";
import { seenBy } from "./who-sees.ts";

const DONE_AT_MOST = 50;

/** All in which something is to be done, then the others, the newest first; `older`: how many are not named. */
export async function listOfStatements(ctx: Context, filter: StatementFilter = {}) {
  const of = { ...seenBy(ctx), ...filter };
  const [found, counts] = await Promise.all([listStatements(ctx.db, of, DONE_AT_MOST), countStatements(ctx.db, of)]);
  const destinations = await destinationsOf(
    ctx.db,
    found.map((one) => one.id),
  );
  return {
    ...counts,
    older: counts.open + counts.done - found.length,
    filtered: Object.values(filter).some((wanted) => wanted !== undefined),
    statements: found.map((one) => ({
      ...one,
      ...endOf(ctx, one),
      destinations: (destinations.get(one.id) ?? []).map(({ body }) => body),
      settledAt: one.settledAt?.toString(),
      zone: ctx.activity.zone,
    })),
  };
}

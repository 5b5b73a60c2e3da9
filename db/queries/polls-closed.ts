import { and, asc, eq, exists, isNotNull, or, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { box } from "../schema/box.ts";
import { consensus } from "../schema/consensus.ts";
import { poll } from "../schema/poll.ts";
import { type Poll, polls, seen, type Visible } from "./poll.ts";

/** What its end closed belongs to the time before that end, however late the clock came. */
const closed = sql`case when ${box.closedAt} >= ${box.endsAt} then ${box.endsAt} - interval '1 microsecond' else ${box.closedAt} end`;

type Within = { since?: Temporal.Instant | undefined; until: Temporal.Instant };

/** Those that closed in a period, half-open, and those that waited and were settled by a person in it: in the order of time. */
export async function pollsClosedIn(db: Db, { since, until, ...of }: Visible & Within): Promise<Poll[]> {
  const bound = (instant: Temporal.Instant) => sql.param(instant, box.closedAt);
  const within = (at: SQLWrapper) => and(sql`${at} < ${bound(until)}`, since && sql`${at} >= ${bound(since)}`);
  const settled = db
    .select({ boxId: consensus.boxId })
    .from(consensus)
    .where(and(eq(consensus.boxId, box.id), isNotNull(consensus.settledBy), within(consensus.settledAt)));
  return await polls(db)
    .where(and(seen(of), isNotNull(box.closedAt), or(within(closed), exists(settled))))
    .orderBy(asc(box.closedAt), asc(poll.number));
}

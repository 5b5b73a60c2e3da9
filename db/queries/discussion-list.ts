import { and, asc, count, desc, eq, gte, ilike, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { box } from "../schema/box.ts";
import { discussion } from "../schema/discussion.ts";
import { DISCUSSION, type Discussion, newestCalls } from "./discussion.ts";
import { contains } from "./member.ts";

export type DiscussionFilter = { state?: "open" | "concluded" | undefined; words?: string | undefined };
/** Those of an activity that somebody may see. */
export type VisibleDiscussions = { activityId: number; visible: RoomVisibility[] } & DiscussionFilter;

const STATES = { open: isNull(discussion.concludedAt), concluded: isNotNull(discussion.concludedAt) };

const seen = ({ activityId, visible, state, words }: VisibleDiscussions) =>
  and(
    eq(discussion.activityId, activityId),
    inArray(discussion.visibility, visible),
    state && STATES[state],
    words === undefined ? undefined : ilike(discussion.subject, contains(words)),
  );

/** All that are under way, then so many concluded ones, the newest first. */
export async function listDiscussions(db: Db, of: VisibleDiscussions, concludedAtMost: number): Promise<Discussion[]> {
  const inState = (state: SQL) =>
    db
      .select(DISCUSSION)
      .from(discussion)
      .innerJoin(box, eq(box.id, discussion.boxId))
      .where(and(seen(of), state))
      .orderBy(desc(discussion.number));
  const [open, concluded] = await Promise.all([inState(STATES.open), inState(STATES.concluded).limit(concludedAtMost)]);
  const rows = [...open, ...concluded];
  const calls = await newestCalls(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, call: calls.get(row.id) }));
}

export async function countDiscussions(db: Db, of: VisibleDiscussions): Promise<{ open: number; concluded: number }> {
  const open = sql<number>`count(*) filter (where ${STATES.open})`.mapWith(Number);
  const { all, ...counted } = onlyRow(await db.select({ open, all: count() }).from(discussion).where(seen(of)));
  return { ...counted, concluded: all - counted.open };
}

export async function discussionsLike(db: Db, of: VisibleDiscussions, typed: string, limit: number) {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(discussion.number, Number(typed)) : undefined;
  return await db
    .select({ number: discussion.number, subject: discussion.subject })
    .from(discussion)
    .where(and(seen(of), byNumber ?? ilike(discussion.subject, contains(typed))))
    .orderBy(sql`${discussion.concludedAt} is not null`, desc(discussion.number))
    .limit(limit);
}

/** Those that were concluded in a period, half-open: in the order of time. */
export async function discussionsConcludedIn(
  db: Db,
  { since, until, ...of }: VisibleDiscussions & { since?: Temporal.Instant | undefined; until: Temporal.Instant },
): Promise<Discussion[]> {
  const from = since === undefined ? undefined : gte(discussion.concludedAt, since);
  const rows = await db
    .select(DISCUSSION)
    .from(discussion)
    .innerJoin(box, eq(box.id, discussion.boxId))
    .where(and(seen(of), from, lt(discussion.concludedAt, until)))
    .orderBy(asc(discussion.concludedAt), asc(discussion.number));
  const calls = await newestCalls(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, call: calls.get(row.id) }));
}

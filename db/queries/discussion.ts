import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { box } from "../schema/box.ts";
import { consensus } from "../schema/consensus.ts";
import { discussion, discussionCall, discussionRoom } from "../schema/discussion.ts";
import { room } from "../schema/room.ts";
import { BOX, type Box } from "./box.ts";
import type { ConsensusState } from "./consensus.ts";

/** `box`: positions of the comment period. */
export type DiscussionRow = {
  id: number;
  number: number;
  subject: string;
  question: string;
  documents: string | null;
  visibility: RoomVisibility;
  roomsNamed: boolean;
  openedBy: number;
  concludedAt: Temporal.Instant | null;
  outcome: string | null;
  box: Box;
};
export type Call = { id: number; number: number; proposal: string; state: ConsensusState; box: Box };
/** `call`: the newest one. */
export type Discussion = DiscussionRow & { call: Call | undefined };

export const DISCUSSION = {
  id: discussion.id,
  number: discussion.number,
  subject: discussion.subject,
  question: discussion.question,
  documents: discussion.documents,
  visibility: discussion.visibility,
  roomsNamed: discussion.roomsNamed,
  openedBy: discussion.openedBy,
  concludedAt: discussion.concludedAt,
  outcome: discussion.outcome,
  box: BOX,
};

const discussions = (db: Db) =>
  db.select(DISCUSSION).from(discussion).innerJoin(box, eq(box.id, discussion.boxId)).$dynamic();

export async function discussionNumbered(db: Db, activityId: number, number: number): Promise<Discussion | undefined> {
  const [row] = await atNumber(db, { activityId, number });
  return row && (await withCall(db, row));
}

const atNumber = compiled((db: Db, { activityId, number }: Slots<{ activityId: number; number: number }>) =>
  discussions(db).where(and(eq(discussion.activityId, activityId), eq(discussion.number, number))),
);

export async function discussionById(db: Db, id: number): Promise<Discussion | undefined> {
  const [row] = await withId(db, { id });
  return row && (await withCall(db, row));
}

const withId = compiled((db: Db, { id }: Slots<{ id: number }>) => discussions(db).where(eq(discussion.id, id)));

const withCall = async (db: Db, row: DiscussionRow): Promise<Discussion> => ({
  ...row,
  call: (await newestCalls(db, [row.id])).get(row.id),
});

const CALL = {
  id: discussionCall.id,
  number: discussionCall.number,
  proposal: discussionCall.proposal,
  state: consensus.state,
  box: BOX,
};

/** The first one first. */
async function calls(db: Db, discussionIds: number[]): Promise<(Call & { of: number })[]> {
  return discussionIds.length === 0 ? [] : await callsIn(db, { discussionIds });
}

const callsIn = compiled((db: Db, { discussionIds }: Slots<{ discussionIds: number[] }>) =>
  db
    .select({ ...CALL, of: discussionCall.discussionId })
    .from(discussionCall)
    .innerJoin(box, eq(box.id, discussionCall.boxId))
    .innerJoin(consensus, eq(consensus.boxId, discussionCall.boxId))
    .where(sql`${discussionCall.discussionId} = any(${discussionIds}::bigint[])`)
    .orderBy(asc(discussionCall.number)),
);

/** The newest call of each that has one. */
export async function newestCalls(db: Db, discussionIds: number[]): Promise<Map<number, Call>> {
  return new Map((await calls(db, discussionIds)).map(({ of, ...call }) => [of, call]));
}

/** All calls of one, the first one first. */
export const callsOf = async (db: Db, discussionId: number): Promise<Call[]> => await calls(db, [discussionId]);

/** As people name it: its number, in its activity. */
export async function discussionName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  return onlyRow(await named(db, { id }));
}

const named = compiled((db: Db, { id }: Slots<{ id: number }>) =>
  db
    .select({ number: discussion.number, activity: activity.slug })
    .from(discussion)
    .innerJoin(activity, eq(activity.id, discussion.activityId))
    .where(eq(discussion.id, id)),
);

export type NewDiscussion = Omit<typeof discussion.$inferInsert, "id" | "concludedAt" | "concludedBy" | "outcome"> & {
  rooms: number[];
};

export async function addDiscussion(db: Db, { rooms, ...made }: NewDiscussion): Promise<number> {
  const { id } = onlyRow(await db.insert(discussion).values(made).returning({ id: discussion.id }));
  const { activityId } = made;
  const rows = rooms.map((roomId) => ({ activityId, discussionId: id, roomId }));
  if (rows.length > 0) await db.insert(discussionRoom).values(rows);
  return id;
}

/** Whether it was opened in that channel, however often the channel was bound since. */
export async function wasOpenedIn(db: Db, discussionId: number, roomId: number): Promise<boolean> {
  const then = alias(room, "room_then");
  const rows = await db
    .select({ id: room.id })
    .from(room)
    .innerJoin(
      then,
      and(eq(then.platform, room.platform), eq(then.workspace, room.workspace), eq(then.channel, room.channel)),
    )
    .innerJoin(discussionRoom, eq(discussionRoom.roomId, then.id))
    .where(and(eq(room.id, roomId), eq(discussionRoom.discussionId, discussionId)))
    .limit(1);
  return rows.length > 0;
}

export async function addCall(db: Db, made: typeof discussionCall.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(discussionCall).values(made).returning({ id: discussionCall.id })).id;
}

export type Concluded = { at: Temporal.Instant; by: number; outcome: string | null };

export async function concludeDiscussion(db: Db, id: number, { at, by, outcome }: Concluded): Promise<void> {
  await db.update(discussion).set({ concludedAt: at, concludedBy: by, outcome }).where(eq(discussion.id, id));
}

/** What it asks, where that is about a thing that was changed. */
export async function askOtherwise(
  db: Db,
  id: number,
  asked: Pick<DiscussionRow, "subject" | "question" | "documents">,
): Promise<void> {
  await db.update(discussion).set(asked).where(eq(discussion.id, id));
}

/** Under way: not concluded. */
export async function openDiscussionIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: discussion.id })
    .from(discussion)
    .where(and(eq(discussion.activityId, activityId), isNull(discussion.concludedAt)))
    .orderBy(asc(discussion.id));
  return rows.map((row) => row.id);
}

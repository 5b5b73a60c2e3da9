import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { activity } from "../schema/activity.ts";
import { box } from "../schema/box.ts";
import { discussion, discussionCall } from "../schema/discussion.ts";
import { nominee } from "../schema/nomination.ts";
import { poll } from "../schema/poll.ts";

/** What a ballot box belongs to. */
export type ThingOfBox = { of: "poll" | "discussion" | "nomination"; id: number; activityId: number; secret: boolean };

/** The polls, discussions and nominations whose ballot boxes these are. */
export async function thingsOfBoxes(db: Db, boxes: number[]): Promise<ThingOfBox[]> {
  if (boxes.length === 0) return [];
  const [polls, periods, calls, nominations] = await Promise.all([
    db
      .select({ id: poll.id, activityId: poll.activityId, secret: poll.secret })
      .from(poll)
      .where(inArray(poll.boxId, boxes)),
    db
      .select({ id: discussion.id, activityId: discussion.activityId })
      .from(discussion)
      .where(inArray(discussion.boxId, boxes)),
    db
      .select({ id: discussionCall.discussionId, activityId: discussionCall.activityId })
      .from(discussionCall)
      .where(inArray(discussionCall.boxId, boxes)),
    db
      .select({ id: nominee.nominationId, activityId: nominee.activityId })
      .from(nominee)
      .where(inArray(nominee.boxId, boxes)),
  ]);
  return [
    ...polls.map((one) => ({ of: "poll" as const, ...one })),
    ...[...periods, ...calls].map((one) => ({ of: "discussion" as const, ...one, secret: false })),
    ...nominations.map((one) => ({ of: "nomination" as const, ...one, secret: false })),
  ];
}

/** The open polls of these boxes that may close before their end by now. */
export async function earlyPollsOf(db: Db, boxes: number[], now: Temporal.Instant) {
  if (boxes.length === 0) return [];
  return await db
    .select({ id: poll.id, number: poll.number, activityId: poll.activityId, slug: activity.slug })
    .from(poll)
    .innerJoin(box, eq(box.id, poll.boxId))
    .innerJoin(activity, eq(activity.id, poll.activityId))
    .where(and(inArray(poll.boxId, boxes), isNull(box.closedAt), lte(box.passesFrom, now)));
}

import { and, eq, isNull, lte, ne, or } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { box, seat } from "../schema/box.ts";
import { discussion } from "../schema/discussion.ts";
import { poll } from "../schema/poll.ts";

type Joining = { activityId: number; personId: number; organizationId: number };

/** What has a box that somebody joins late. */
export type Joined = { of: "poll" | "discussion"; id: number };

/** Seats for somebody who counts from now on, in what is open and takes late joiners. Returns these things. */
export async function addLateSeats(db: Db, of: Joining): Promise<Joined[]> {
  const hasOpened = or(isNull(box.startsAt), lte(box.startsAt, box.openedAt));
  const late = and(eq(box.lateJoiners, true), hasOpened);
  const taking = and(eq(box.activityId, of.activityId), late, isNull(box.closedAt));
  const polls = and(eq(poll.eligible, "members"), ne(poll.visibility, "co-chairs"));
  const open = await db
    .select({ poll: poll.id, discussion: discussion.id, boxId: box.id, per: box.per })
    .from(box)
    .leftJoin(poll, eq(poll.boxId, box.id))
    .leftJoin(discussion, eq(discussion.boxId, box.id))
    .where(and(taking, or(polls, ne(discussion.visibility, "co-chairs"))))
    .orderBy(box.id)
    .for("share", { of: box });
  if (open.length === 0) return [];
  const rows = open.map(({ boxId, per }) => ({
    activityId: of.activityId,
    boxId,
    ...(per === "person" ? { personId: of.personId } : { organizationId: of.organizationId }),
  }));
  const made = await db.insert(seat).values(rows).onConflictDoNothing().returning({ boxId: seat.boxId });
  return open.filter(({ boxId }) => made.some((one) => one.boxId === boxId)).flatMap(thingOf);
}

function thingOf({ poll, discussion }: { poll: number | null; discussion: number | null }): Joined[] {
  if (poll !== null) return [{ of: "poll", id: poll }];
  return discussion === null ? [] : [{ of: "discussion", id: discussion }];
}

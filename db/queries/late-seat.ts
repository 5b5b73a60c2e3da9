import { and, eq, isNull, lte, ne, or } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { box, seat } from "../schema/box.ts";
import { poll } from "../schema/poll.ts";

type Joining = { activityId: number; personId: number; organizationId: number };

/** Seats for somebody who counts from now on, in the open polls that take late joiners. Returns these polls. */
export async function addLateSeats(db: Db, of: Joining): Promise<number[]> {
  const hasOpened = or(isNull(box.startsAt), lte(box.startsAt, box.openedAt));
  const late = and(eq(box.lateJoiners, true), hasOpened);
  const taking = and(eq(box.activityId, of.activityId), late, isNull(box.closedAt));
  const open = await db
    .select({ poll: poll.id, boxId: box.id, per: box.per })
    .from(box)
    .innerJoin(poll, eq(poll.boxId, box.id))
    .where(and(taking, eq(poll.eligible, "members"), ne(poll.visibility, "co-chairs")))
    .orderBy(box.id)
    .for("share", { of: box });
  if (open.length === 0) return [];
  const rows = open.map(({ boxId, per }) => ({
    activityId: of.activityId,
    boxId,
    ...(per === "person" ? { personId: of.personId } : { organizationId: of.organizationId }),
  }));
  const made = await db.insert(seat).values(rows).onConflictDoNothing().returning({ boxId: seat.boxId });
  return open.filter(({ boxId }) => made.some((one) => one.boxId === boxId)).map((one) => one.poll);
}

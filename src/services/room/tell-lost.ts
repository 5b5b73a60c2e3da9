import type { Place, Workspace } from "#core/contract/call.ts";
import { ROLE_NAMES } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { writeAudit } from "#db/queries/record.ts";
import { loseRooms } from "#db/queries/room.ts";
import { loseThread } from "#db/queries/thread.ts";
import { appendPost, appendRefresh } from "#db/queries/work.ts";

/** Rooms that the platform took from us are unbound, and told: all of it or nothing. Returns their ids. */
export async function loseAndTell(db: Db, where: Workspace | Place, now: Temporal.Instant): Promise<number[]> {
  return await db.transaction(async (tx) => {
    if ("thread" in where && where.thread !== undefined) {
      await loseThreadAt(tx, { ...where, thread: where.thread }, now);
      return [];
    }
    const lost = await loseRooms(tx, where, now);
    for (const { id, activityId } of lost) await tellLost(tx, { activityId, roomId: id }, now);
    return lost.map((room) => room.id);
  });
}

/** A thread alone is gone, and its room is still there: the card says how to comment. */
async function loseThreadAt(db: Db, at: Place & { thread: string }, now: Temporal.Instant): Promise<void> {
  for (const lost of await loseThread(db, at, now)) await appendRefresh(db, lost);
}

/** In the transaction that unbinds it: the loss is recorded, and those who look after the activity are told. */
export async function tellLost(
  db: Db,
  lost: { activityId: number; roomId: number },
  now: Temporal.Instant,
): Promise<void> {
  const { activityId, roomId } = lost;
  const event = { what: "room lost", ids: { room: roomId }, activityId, at: now };
  await writeAudit(db, { ...event, personId: null, accountId: null });
  const holders = await holdersOf(db, activityId, [...ROLE_NAMES]);
  const accounts = await accountsToReach(
    db,
    holders.map((one) => one.personId),
  );
  for (const accountId of new Set(accounts.values())) {
    await appendPost(db, { activityId, to: { accountId }, notice: "room lost", about: { room: roomId }, runAt: now });
  }
}

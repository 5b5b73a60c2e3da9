import { ROLE_NAMES } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";

/** A room that the platform took from us is unbound; those who look after the activity are told. */
export async function tellLost(
  db: Db,
  lost: { activityId: number; roomId: number },
  now: Temporal.Instant,
): Promise<void> {
  const { activityId, roomId } = lost;
  const holders = await holdersOf(db, activityId, [...ROLE_NAMES]);
  const accounts = await accountsToReach(
    db,
    holders.map((one) => one.personId),
  );
  for (const accountId of new Set(accounts.values())) {
    await appendPost(db, { activityId, to: { accountId }, notice: "room lost", about: { room: roomId }, runAt: now });
  }
}

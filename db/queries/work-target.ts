import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Account } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { account } from "../schema/person.ts";
import { room } from "../schema/room.ts";
import type { RoomRow } from "./room.ts";

export type AccountTarget = { to: Account; personId: number; lastRoomId: number | null };

/** A room of the activity where this account can read: the one it was last seen in, else any on its platform. */
export async function roomInCommon(
  db: Db,
  { activityId, of }: { activityId: number; of: AccountTarget },
): Promise<RoomRow | undefined> {
  const { platform, workspace } = of.to;
  const here = and(eq(room.platform, platform), eq(room.workspace, workspace));
  const [row] = await db
    .select()
    .from(room)
    .where(and(eq(room.activityId, activityId), here, isNull(room.unboundAt)))
    .orderBy(desc(sql`${room.id} = ${of.lastRoomId ?? 0}`), asc(room.id))
    .limit(1);
  return row;
}

/** Undefined when it is no longer bound. */
export async function boundRoom(db: Db, roomId: number): Promise<RoomRow | undefined> {
  const [row] = await boundAt(db, { roomId });
  return row;
}

const boundAt = compiled((db: Db, { roomId }: Slots<{ roomId: number }>) =>
  db
    .select()
    .from(room)
    .where(and(eq(room.id, roomId), isNull(room.unboundAt))),
);

export async function accountTarget(db: Db, accountId: number): Promise<AccountTarget | undefined> {
  const [row] = await withId(db, { accountId });
  if (!row) return undefined;
  const { platform, workspace, name, personId, lastRoomId } = row;
  return { to: { platform, workspace, account: row.account, name }, personId, lastRoomId };
}

const withId = compiled((db: Db, { accountId }: Slots<{ accountId: number }>) =>
  db.select().from(account).where(eq(account.id, accountId)),
);

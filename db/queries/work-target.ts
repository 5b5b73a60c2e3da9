import { and, eq, isNull } from "drizzle-orm";
import type { Account } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { account } from "../schema/person.ts";
import { room } from "../schema/room.ts";
import type { RoomRow } from "./room.ts";

export type AccountTarget = { to: Account; personId: number; lastRoomId: number | null };

/** Undefined when it is no longer bound. */
export async function boundRoom(db: Db, roomId: number): Promise<RoomRow | undefined> {
  const [row] = await db
    .select()
    .from(room)
    .where(and(eq(room.id, roomId), isNull(room.unboundAt)));
  return row;
}

export async function accountTarget(db: Db, accountId: number): Promise<AccountTarget | undefined> {
  const [row] = await db.select().from(account).where(eq(account.id, accountId));
  if (!row) return undefined;
  const { platform, workspace, name, personId, lastRoomId } = row;
  return { to: { platform, workspace, account: row.account, name }, personId, lastRoomId };
}

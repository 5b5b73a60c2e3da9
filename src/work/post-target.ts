import type { Adapter } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Reader } from "#core/contract/card.ts";
import { placeOf, type RoomRow } from "#db/queries/room.ts";
import { type ThreadTarget, threadTarget } from "#db/queries/thread.ts";
import type { PostLane } from "#db/queries/work-claim.ts";
import { type AccountTarget, accountTarget, boundRoom } from "#db/queries/work-target.ts";
import type { WorkParts } from "./parts.ts";

/** Where the posts of one lane go. */
export type Target = {
  to: Place | Account;
  reader: Reader;
  adapter: Adapter | undefined;
  /** What is counted together by the platform. */
  budgetOf: { platform: string; workspace: string; channel: string };
  /** Of a room: it can be lost, and hears of its own activity only. */
  room: { id: number; activityId: number } | undefined;
  /** Of a person, whose direct messages may be closed. */
  account: AccountTarget | undefined;
  /** Of a thread in a room; the place is the room's until it is made. */
  thread: ThreadTarget | undefined;
};

/** Undefined when the room is no longer bound or the account is no longer there. */
export async function targetOf(work: WorkParts, lane: PostLane): Promise<Target | undefined> {
  if (lane.of === "thread") return await toThread(work, lane.ofId);
  return lane.of === "room" ? await toRoom(work, lane.ofId) : await toAccount(work, lane.ofId);
}

async function toThread(work: WorkParts, threadId: number): Promise<Target | undefined> {
  const thread = await threadTarget(work.db, threadId);
  const inRoom = thread && roomTarget(work, thread.room);
  if (!inRoom) return undefined;
  const to = thread.thread === null ? inRoom.to : { ...inRoom.to, thread: thread.thread };
  return { ...inRoom, to, thread };
}

async function toRoom(work: WorkParts, roomId: number): Promise<Target | undefined> {
  const room = await boundRoom(work.db, roomId);
  return room && roomTarget(work, room);
}

function roomTarget({ adapters }: WorkParts, room: RoomRow): Target {
  const to = placeOf(room);
  return {
    to,
    reader: { room: { id: room.id, visibility: room.visibility, place: to } },
    adapter: adapters.get(room.platform),
    budgetOf: { platform: room.platform, workspace: room.workspace, channel: room.channel },
    room: { id: room.id, activityId: room.activityId },
    account: undefined,
    thread: undefined,
  };
}

async function toAccount({ db, adapters }: WorkParts, accountId: number): Promise<Target | undefined> {
  const found = await accountTarget(db, accountId);
  if (!found) return undefined;
  const { to, personId } = found;
  return {
    to,
    reader: { person: personId },
    adapter: adapters.get(to.platform),
    budgetOf: { platform: to.platform, workspace: to.workspace, channel: to.account },
    room: undefined,
    account: found,
    thread: undefined,
  };
}

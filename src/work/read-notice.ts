import type { Reader } from "#core/contract/card.ts";
import type { Message } from "#core/contract/view.ts";
import { placeOf, type RoomRow } from "#db/queries/room.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { accountTarget } from "#db/queries/work-target.ts";
import type { WorkParts } from "./parts.ts";

/** What a post says to this reader now. In the place of a direct message, a room hears at least that there is one. */
export async function readNotice(work: WorkParts, row: ClaimedPost, reader: Reader): Promise<Message | "gone"> {
  const view = await read(work, row, reader);
  const { insteadOf } = row.payload;
  if (view !== "gone" || insteadOf === undefined) return view;
  const account = await accountTarget(work.db, insteadOf);
  if (!account || (await read(work, row, { person: account.personId })) === "gone") return "gone";
  return messageWaits(account.to.name);
}

/** False: what it says is for the person alone. */
export async function isForRoom(work: WorkParts, row: ClaimedPost, room: RoomRow): Promise<boolean> {
  return (await read(work, row, readerOf(room))) !== "gone";
}

export const readerOf = (room: RoomRow): Reader => ({
  room: { id: room.id, visibility: room.visibility, place: placeOf(room) },
});

async function read(work: WorkParts, { payload, activityId }: ClaimedPost, reader: Reader): Promise<Message | "gone"> {
  const notice = work.notices.get(payload.notice);
  if (!notice) throw new Error(`nothing declares the notice "${payload.notice}"`);
  const activity = await work.activityOf(activityId);
  const prefixOn = (platform: string) => work.adapters.get(platform)?.can.typed.prefix ?? "";
  return await notice.read(
    { db: work.db, now: work.now(), activity, prefixOn, hears: hearsOn(work), reminders: work.reminders },
    payload.about,
    reader,
  );
}

/** Whether what people write in threads can be read there. */
export const hearsOn =
  ({ adapters }: WorkParts) =>
  (platform: string): boolean => {
    const threads = adapters.get(platform)?.can.threads;
    return threads ? threads.read : false;
  };

function messageWaits(name: string): Message {
  const sentence = `There is a message for ${name}; please open your direct messages.`;
  return { kind: "message", summary: sentence, parts: [{ kind: "text", spans: [sentence] }] };
}

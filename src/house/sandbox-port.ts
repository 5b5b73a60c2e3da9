import type { SandboxMessage, SandboxPort } from "#adapters/web/port.ts";
import type { Command } from "#core/contract/command.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import type { Work } from "#core/work/create-work.ts";
import {
  editSandboxMessage,
  removeSandboxMessage,
  sandboxMessagesByKey,
  sandboxMessagesFor,
  saveSandboxMessage,
} from "#db/queries/sandbox.ts";
import type { Digests } from "./digests.ts";
import { dueNext } from "./due-next.ts";
import type { MovableClock } from "./sandbox-clock.ts";
import { sandboxNames, sandboxPeople } from "./sandbox-people.ts";
import { activityOfRoom, roomsFor, sandboxRooms, whyClosed } from "./sandbox-rooms.ts";
import { createStepper } from "./step-clock.ts";

type Parts = {
  db: Db;
  clock: MovableClock;
  activities: Activity[];
  commands: ReadonlyMap<string, Command>;
  work(): Work;
  digests: Digests;
};

/** What the sandbox keeps and shows, over the database. */
export function createSandboxPort({ db, clock, activities, commands, work, digests }: Parts): SandboxPort {
  const settle = () => work().settle();
  const names = sandboxNames(activities);
  const forward = createStepper({ db, clock, work: { settle }, digests });
  let shownEver = 0;
  return {
    now: () => clock.now(),
    async forward(to) {
      const before = shownEver;
      return { ...(await forward(to)), shown: shownEver - before };
    },
    settle: async () => ({ delivered: await settle() }),
    names: () => names,
    async people(room) {
      const first = await activityOfRoom(db, activities, room);
      return await sandboxPeople(db, [first, ...activities.filter((one) => one !== first)]);
    },
    rooms: async () => sandboxRooms(activities),
    roomsOf: (as) => roomsFor(db, activities, as),
    async activity(room) {
      const { slug, charter, zone } = await activityOfRoom(db, activities, room);
      return { slug, title: charter.title, zone };
    },
    next: (limit) => dueNext({ db, activities, commands, digests }, limit),
    async save(message) {
      const id = await saveSandboxMessage(db, message, clock.now());
      shownEver += 1;
      return { id: String(id) };
    },
    async edit(id, view) {
      shownEver += 1;
      return await editSandboxMessage(db, idOf(id), view, clock.now());
    },
    remove: (id) => removeSandboxMessage(db, idOf(id)),
    byKeys: async (keys) =>
      Object.fromEntries((await sandboxMessagesByKey(db, keys)).map(({ key, id }) => [key, String(id)])),
    async messages(channel, as) {
      const closed = await whyClosed(db, channel, as);
      const rows = await sandboxMessagesFor(db, channel, as);
      return rows.filter((row) => row.private || closed === undefined).map(shown);
    },
  };
}

/** Ids are numbers here; any other text names no message. */
const idOf = (id: string) => (/^\d{1,15}$/.test(id) ? Number(id) : 0);

type Row = Awaited<ReturnType<typeof sandboxMessagesFor>>[number];

const shown = (row: Row): SandboxMessage => ({
  id: String(row.id),
  at: row.at.toString(),
  private: row.private,
  view: row.view,
  ...(row.thread === null ? {} : { thread: row.thread }),
  ...(row.editedAt === null ? {} : { editedAt: row.editedAt.toString() }),
});

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
import { dueSoon } from "#db/queries/work.ts";
import { describeDue } from "./describe-due.ts";
import type { Digests } from "./digests.ts";
import type { MovableClock } from "./sandbox-clock.ts";
import { sandboxNames, sandboxPeople, sandboxRooms } from "./sandbox-people.ts";
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
  const [first] = activities;
  if (!first) throw new Error("the sandbox needs an activity");
  const settle = () => work().settle();
  const names = sandboxNames(activities);
  return {
    now: () => clock.now(),
    forward: createStepper({ db, clock, work: { settle }, digests }),
    settle: async () => ({ delivered: await settle() }),
    names: () => names,
    people: () => sandboxPeople(db, activities),
    rooms: async () => sandboxRooms(activities),
    activity: async () => ({ slug: first.slug, title: first.charter.title, zone: first.zone }),
    next: async (limit) => (await dueSoon(db, limit)).map((due) => describeDue(commands, due)),
    save: async (message) => ({ id: String(await saveSandboxMessage(db, message, clock.now())) }),
    edit: (id, view) => editSandboxMessage(db, idOf(id), view, clock.now()),
    remove: (id) => removeSandboxMessage(db, idOf(id)),
    byKeys: async (keys) =>
      Object.fromEntries((await sandboxMessagesByKey(db, keys)).map(({ key, id }) => [key, String(id)])),
    messages: async (channel, as) => (await sandboxMessagesFor(db, channel, as)).map(shown),
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

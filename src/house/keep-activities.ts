import { changed } from "#core/contract/charter-settings.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { isOver } from "#core/contract/life.ts";
import type { Log } from "#core/contract/log.ts";
import { changedSince, lastState, newestShape, type Shape, settingsOf } from "#db/queries/life.ts";

const LOOK_EVERY_MS = 5000;

type Keeping = { db: Db; activities: ReadonlyMap<string, Activity>; log: Log };
export type Keeper = { look(): Promise<void>; start(): void; stop(): Promise<void> };

/** Keeps the activities as they were changed, here or in another process, which is seen within five seconds. */
export async function keepActivities({ db, activities, log }: Keeping): Promise<Keeper> {
  const asLoaded = new Map([...activities.values()].map(({ slug, charter }) => [slug, charter]));
  let seen: Shape = { setting: 0, event: 0 };
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const read = async () => {
    const newest = await newestShape(db);
    if (newest.setting === seen.setting && newest.event === seen.event) return;
    const changedOnes = await changedSince(db, seen);
    for (const activity of activities.values()) {
      if (!changedOnes.has(activity.id)) continue;
      const charter = asLoaded.get(activity.slug) ?? activity.charter;
      activity.charter = changed(charter, await settingsOf(db, activity.id));
      activity.over = isOver((await lastState(db, activity.id)) ?? "established");
    }
    seen = newest;
  };
  const look = () => {
    looking = looking.then(read, read);
    return looking;
  };
  await look();
  return {
    look,
    start() {
      const again = () => look().catch((error) => log.error({ err: error }, "changed settings could not be read"));
      timer = setInterval(again, LOOK_EVERY_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await looking.catch(() => {});
    },
  };
}

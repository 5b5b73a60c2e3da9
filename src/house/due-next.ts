import type { Due } from "#adapters/web/port.ts";
import type { Command } from "#core/contract/command.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { dueSoon } from "#db/queries/work-coming.ts";
import { describeDue } from "./describe-due.ts";
import type { Digests } from "./digests.ts";

type Parts = { db: Db; activities: Activity[]; commands: ReadonlyMap<string, Command>; digests: Digests };

/** What waits for the clock, soonest first: rows of work, and digests, which have none. */
export async function dueNext({ db, activities, commands, digests }: Parts, limit: number): Promise<Due[]> {
  const [rows, readers] = await Promise.all([dueSoon(db, limit), digests.coming()]);
  const of = (activityId: number, due: Due): Due => {
    const activity = activities.length > 1 && activities.find((one) => one.id === activityId);
    return activity ? { ...due, what: `${activity.charter.acronym}: ${due.what}` } : due;
  };
  const all = [
    ...rows.map((row) => of(row.activityId, describeDue(commands, row))),
    ...readers.map(({ activityId, at, name, every }) =>
      of(activityId, { at: at.toString(), what: `The ${every} digest of ${name}, if something waits for them` }),
    ),
  ];
  return all.sort((a, b) => Temporal.Instant.compare(a.at, b.at)).slice(0, limit);
}

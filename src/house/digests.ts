import type { Activity } from "#core/contract/context.ts";
import type { Desk } from "#core/dispatch/desk.ts";
import { runAlarm } from "#core/dispatch/receive.ts";
import { digestsOf, nextDigestAt } from "#core/services/remind/digest-times.ts";
import { personName } from "#db/queries/reader.ts";

export type Coming = { activityId: number; at: Temporal.Instant; name: string; every: "daily" | "weekly" };

/** What is due on the activity's clock without a row of work: whoever moves that clock, or looks at it from time to time, comes here. */
export type Digests = {
  /** The next instant at which one is due. */
  next(): Promise<Temporal.Instant | undefined>;
  /** Everybody's next one, in no order. */
  coming(): Promise<Coming[]>;
  /** Sends those that are due; late ones once. */
  run(): Promise<void>;
};

const ID_BYTES = 8;

export function createDigests(desk: Desk): Digests {
  const { activities, chance, clock, reading } = desk;
  const isDue = async (activity: Activity, now: Temporal.Instant) =>
    (await digestsOf(reading, activity, now)).some(
      ({ dueAt, until }) => until === null || Temporal.Instant.compare(dueAt, now) <= 0,
    );
  return {
    async next() {
      const times: Temporal.Instant[] = [];
      for (const activity of activities.values()) {
        const at = await nextDigestAt(reading, activity, clock.now());
        if (at) times.push(at);
      }
      return times.sort(Temporal.Instant.compare)[0];
    },
    async coming() {
      const found: Coming[] = [];
      for (const activity of activities.values()) {
        for (const { personId, dueAt, every } of await digestsOf(reading, activity, clock.now()))
          found.push({ activityId: activity.id, at: dueAt, name: await personName(reading, personId), every });
      }
      return found;
    },
    async run() {
      for (const activity of activities.values()) {
        if (!(await isDue(activity, clock.now()))) continue;
        const call = { activity: activity.slug, command: "remind digests", args: {} };
        await runAlarm(desk, { id: `digests-${chance.hex(ID_BYTES)}`, call });
      }
    },
  };
}

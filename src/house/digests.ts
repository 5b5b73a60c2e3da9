import type { Activity } from "#core/contract/context.ts";
import type { Desk } from "#core/dispatch/desk.ts";
import { runAlarm } from "#core/dispatch/receive.ts";
import { digestsOf, nextDigestAt } from "#core/services/remind/digest-times.ts";

/** What is due on the activity's clock without a row of work: whoever moves that clock, or looks at it from time to time, comes here. */
export type Digests = {
  /** The next instant at which one is due. */
  next(): Promise<Temporal.Instant | undefined>;
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
    async run() {
      for (const activity of activities.values()) {
        if (!(await isDue(activity, clock.now()))) continue;
        const call = { activity: activity.slug, command: "remind digests", args: {} };
        await runAlarm(desk, { id: `digests-${chance.hex(ID_BYTES)}`, call });
      }
    },
  };
}

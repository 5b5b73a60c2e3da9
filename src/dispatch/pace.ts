import type { Account } from "#core/contract/call.ts";

/** A bucket for each account: `burst` calls at once, and then `perSecond`. */
export type PaceSettings = { burst: number; perSecond: number };
export const PACE: PaceSettings = { burst: 60, perSecond: 1 };

export type Pace = {
  /** Takes `cost` out of the account's bucket; returns how long to wait when there is too little in it, else 0. */
  take(account: Account, cost: number): number;
  /** How many buckets are kept. */
  size(): number;
};

const SWEPT_FROM = 1000;

/** Kept in this process: with several of them an account may do so many in each. A bucket that is full again is forgotten. */
export function createPace({ burst, perSecond }: PaceSettings, nowMs: () => number): Pace {
  const buckets = new Map<string, { left: number; atMs: number }>();
  let sweepAt = SWEPT_FROM;
  const leftIn = ({ left, atMs }: { left: number; atMs: number }, now: number) =>
    Math.min(burst, left + ((now - atMs) / 1000) * perSecond);

  function sweep(now: number): void {
    for (const [key, bucket] of buckets) if (leftIn(bucket, now) >= burst) buckets.delete(key);
    sweepAt = Math.max(SWEPT_FROM, 2 * buckets.size);
  }

  return {
    take({ platform, workspace, account }, cost) {
      const now = nowMs();
      if (buckets.size >= sweepAt) sweep(now);
      const key = JSON.stringify([platform, workspace, account]);
      const known = buckets.get(key);
      const left = known ? leftIn(known, now) : burst;
      const enough = left >= cost;
      buckets.set(key, { left: enough ? left - cost : left, atMs: now });
      return enough ? 0 : Math.ceil(((cost - left) / perSecond) * 1000);
    },
    size: () => buckets.size,
  };
}

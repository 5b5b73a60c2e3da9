import type { Clock, Db } from "#core/contract/context.ts";
import { moveSandboxClock, stampInstallation } from "#db/queries/activity.ts";
import { WrongStamp } from "./wrong-stamp.ts";

/** A clock that stands still until it is moved. */
export type MovableClock = Clock & { move(to: Temporal.Instant): Promise<void> };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The sandbox's clock, kept in its database; `start` counts for a fresh one only. */
export async function openSandboxClock(db: Db, start: Temporal.Instant): Promise<MovableClock> {
  const { mode, sandboxNow } = await stampInstallation(db, { mode: "sandbox", sandboxNow: start });
  if (mode !== "sandbox" || !sandboxNow) {
    throw new WrongStamp(
      "This database was made for live use, and the sandbox does not touch it. Set DATA_DIR or DATABASE_URL to another one, or give the platform tokens.",
    );
  }
  let now = sandboxNow;
  return {
    now: () => now,
    async move(to) {
      await moveSandboxClock(db, to);
      now = to;
    },
  };
}

export async function stampLive(db: Db): Promise<void> {
  const { mode } = await stampInstallation(db, { mode: "live", sandboxNow: null });
  if (mode === "live") return;
  throw new WrongStamp(
    "This database was made by the sandbox, and live use does not touch it. Set DATA_DIR or DATABASE_URL to another one, or remove the platform tokens.",
  );
}

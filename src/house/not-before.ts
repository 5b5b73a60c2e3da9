import type { Clock } from "#core/contract/context.ts";

/** A clock that is set back while an alarm runs must not make it a thing that was done too early. */
export const notBefore = (clock: Clock, runAt: Temporal.Instant): Clock => ({
  now() {
    const now = clock.now();
    return Temporal.Instant.compare(now, runAt) < 0 ? runAt : now;
  },
});

import type { Db } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Work } from "#core/work/create-work.ts";
import { nextDue } from "#db/queries/work-coming.ts";
import type { Digests } from "./digests.ts";
import type { MovableClock } from "./sandbox-clock.ts";

/** Moves the clock forward through every due time in order, those made on the way included; each is carried out with `now` equal to it. */
export function createStepper(parts: { db: Db; clock: MovableClock; work: Pick<Work, "settle">; digests: Digests }) {
  const { db, clock, work, digests } = parts;
  let last: Promise<unknown> = Promise.resolve();

  async function forward(to: Temporal.Instant): Promise<{ now: Temporal.Instant; delivered: number }> {
    if (Temporal.Instant.compare(to, clock.now()) < 0) {
      const hint = "Choose a later time.";
      throw new Problem({
        code: "invalid",
        message: `The clock stands at ${clock.now()} and moves forward only.`,
        hint,
      });
    }
    let delivered = await carryOut();
    for (;;) {
      const due = earlier(await nextDue(db, clock.now()), await digests.next());
      if (!due || Temporal.Instant.compare(due, to) > 0) break;
      await clock.move(due);
      delivered += await carryOut();
    }
    await clock.move(to);
    return { now: to, delivered: delivered + (await carryOut()) };
  }

  async function carryOut(): Promise<number> {
    await digests.run();
    return await work.settle();
  }

  return (to: Temporal.Instant) => {
    const step = last.then(() => forward(to));
    last = step.catch(() => undefined);
    return step;
  };
}

function earlier(one: Temporal.Instant | undefined, other: Temporal.Instant | undefined) {
  if (!one || !other) return one ?? other;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

import type { Db } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { isInRange, YEARS } from "#core/contract/years.ts";
import type { Work } from "#core/work/create-work.ts";
import { nextDue } from "#db/queries/work-coming.ts";
import type { Digests } from "./digests.ts";
import type { MovableClock } from "./sandbox-clock.ts";

/** Moves the clock forward through every due time in order, those made on the way included; each is carried out with `now` equal to it. */
export function createStepper(parts: { db: Db; clock: MovableClock; work: Pick<Work, "settle">; digests: Digests }) {
  const { db, clock, work, digests } = parts;
  let last: Promise<unknown> = Promise.resolve();

  async function forward(to: Temporal.Instant): Promise<{ now: Temporal.Instant; delivered: number }> {
    checkStep(clock.now(), to);
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

/** Everything that becomes due on the way is carried out, one after the other: further than this nobody waits for. */
const FURTHEST_YEARS = 10;

function checkStep(now: Temporal.Instant, to: Temporal.Instant): void {
  const message = `The clock stands at ${now} and moves forward only.`;
  if (Temporal.Instant.compare(to, now) < 0)
    throw new Problem({ code: "invalid", message, hint: "Choose a later time." });
  const furthest = now.toZonedDateTimeISO("UTC").add({ years: FURTHEST_YEARS }).toInstant();
  if (Temporal.Instant.compare(to, furthest) <= 0 && isInRange(to)) return;
  throw new Problem({
    code: "invalid",
    message: `The clock stands at ${now} and moves at most ${FURTHEST_YEARS} years at once, within ${YEARS}.`,
    hint: "Choose an earlier time.",
  });
}

function earlier(one: Temporal.Instant | undefined, other: Temporal.Instant | undefined) {
  if (!one || !other) return one ?? other;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/** What one measured stretch brought. */
export type Run = { done: number; elapsedMs: number; latenciesMs: number[] };
/** How long one stretch is: a time, or a number of calls. */
export type Stretch = { concurrency: number } & ({ forMs: number } | { calls: number });

/** Keeps `concurrency` calls under way until the stretch is over; the first failure ends it. */
export async function runFor(stretch: Stretch, call: () => Promise<void>): Promise<Run> {
  const latenciesMs: number[] = [];
  let started = 0;
  const begunMs = performance.now();
  const goesOn = () => ("calls" in stretch ? started < stretch.calls : performance.now() - begunMs < stretch.forMs);
  const worker = async () => {
    while (goesOn()) {
      started += 1;
      const startedMs = performance.now();
      await call();
      latenciesMs.push(performance.now() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: stretch.concurrency }, worker));
  return { done: latenciesMs.length, elapsedMs: performance.now() - begunMs, latenciesMs };
}

import type { BareHandlers } from "./bare/process.ts";
import { type Line, quantile, round, spreadOf } from "./line.ts";
import type { Run } from "./run.ts";
import { BARE_POSTGRES, type Hall } from "./sites.ts";
import type { Said } from "./verbs/verb.ts";
import type { Asks } from "./worker.ts";

/** One call, made alone; `before`: what makes it possible, not measured. */
export type Single = { variant: string; before?(): Promise<void>; said(): Said };
type Singles = { scenario: string; hall: Hall; bare: Asks<BareHandlers>; runs: number; singles: Single[] };

const BARE_CALLS = 20;

/** Each call alone, in turns, beside bare transactions; `waitMs` is how long others who ask meanwhile wait at most. */
export async function measureSingles({ scenario, hall, bare, runs, singles }: Singles): Promise<Line[]> {
  const found = singles.map(() => [] as { run: Run; waitMs: number; bare: Run }[]);
  const warmUps = runs > 1 ? 1 : 0;
  for (let turn = -warmUps; turn < runs; turn += 1) {
    for (const [index, { before, said }] of singles.entries()) {
      await before?.();
      await hall.settle();
      const beside = await bare.ask("transactions", { concurrency: 1, calls: BARE_CALLS });
      const watched = await hall.watched([said()], 1);
      if (turn >= 0) found[index]?.push({ ...watched, bare: beside });
    }
  }
  return singles.map(({ variant }, index): Line => {
    const own = found[index] ?? [];
    const latencies = own.flatMap(({ run }) => run.latenciesMs).sort((a, b) => a - b);
    const ratios = own.map(({ run, bare }) => perSecond(run) / perSecond(bare));
    return {
      ...{ scenario, variant, concurrency: 1, runs: own.length },
      ...{ p50Ms: round(quantile(latencies, 0.5)), p99Ms: round(quantile(latencies, 0.99)) },
      ratioTo: { [BARE_POSTGRES]: spreadOf(ratios) },
      waitMs: spreadOf(own.map((one) => one.waitMs)),
    };
  });
}

const perSecond = ({ done, elapsedMs }: Run) => (done * 1000) / elapsedMs;

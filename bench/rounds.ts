import { type Line, quantile, round, type Spread, spreadOf } from "./line.ts";
import type { Run, Stretch } from "./run.ts";
import type { Bench } from "./scenario.ts";

/** `against`: variants of the same rounds whose throughput this one's is divided by. */
export type Variant = {
  variant: string;
  run(stretch: Stretch): Promise<Run>;
  against?: string[];
  target?: { to: string; atLeast: number; concurrency?: number };
};

type Rounds = { scenario: string; variants: Variant[] };
const MEASURED = { rounds: 5, forMs: 1500, concurrencies: [1, 32] };
const QUICK = { rounds: 1, forMs: 50, concurrencies: [1, 4] };

/** Every variant in every round, one after the other and back again, so that what else the machine does meets all of them. */
export async function measure(bench: Bench, { scenario, variants }: Rounds): Promise<void> {
  const { rounds, forMs, concurrencies } = bench.quick ? QUICK : MEASURED;
  const runs = new Map(variants.map(({ variant }) => [variant, concurrencies.map((): Run[] => [])]));
  for (let turn = 0; turn < rounds; turn += 1) {
    bench.note(`${scenario}: round ${turn + 1} of ${rounds}`);
    for (const [index, concurrency] of concurrencies.entries()) {
      for (const { variant, run } of turn % 2 === 0 ? variants : variants.toReversed()) {
        runs.get(variant)?.[index]?.push(await run({ concurrency, forMs }));
      }
    }
  }
  for (const one of variants) {
    for (const [index, concurrency] of concurrencies.entries()) {
      const of = (variant: string) => runs.get(variant)?.[index] ?? [];
      bench.emit(lineOf({ scenario, one, concurrency, of }));
    }
  }
}

type Wanted = { scenario: string; one: Variant; concurrency: number; of(variant: string): Run[] };

function lineOf({ scenario, one, concurrency, of }: Wanted): Line {
  const own = of(one.variant);
  const latenciesMs = own.flatMap((run) => run.latenciesMs).sort((a, b) => a - b);
  const ratios = (one.against ?? []).map((other) => [other, ratioOf(own, of(other))] as const);
  const line: Line = {
    ...{ scenario, variant: one.variant, concurrency, runs: own.length },
    perSecond: spreadOf(own.map(perSecond)),
    p50Ms: round(quantile(latenciesMs, 0.5)),
    p99Ms: round(quantile(latenciesMs, 0.99)),
    ...(ratios.length > 0 ? { ratioTo: Object.fromEntries(ratios) } : {}),
  };
  const { target } = one;
  if (!target || (target.concurrency ?? concurrency) !== concurrency) return line;
  const { to, atLeast } = target;
  const met = (line.ratioTo?.[to]?.median ?? 0) >= atLeast;
  return { ...line, target: { to, atLeast: round(atLeast), met } };
}

const perSecond = ({ done, elapsedMs }: Run) => (done * 1000) / elapsedMs;

function ratioOf(own: Run[], other: Run[]): Spread {
  return spreadOf(own.map((run, index) => perSecond(run) / perSecond(other[index] as Run)));
}

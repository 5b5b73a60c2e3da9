export type Spread = { min: number; median: number; max: number };

/** One JSON object on standard output. Throughput ratios are own by other's, of the same round. */
export type Line = {
  scenario: string;
  variant: string;
  concurrency?: number;
  runs: number;
  perSecond?: Spread;
  p50Ms?: number;
  p99Ms?: number;
  ratioTo?: Record<string, Spread>;
  target?: { to: string; atLeast: number; met: boolean };
  /** How long others waited at most who asked for nothing meanwhile. */
  waitMs?: Spread;
  readyMs?: Spread;
  memoryMb?: Spread;
};

export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { min: round(sorted[0]), median: round(quantile(sorted, 0.5)), max: round(sorted.at(-1)) };
}

/** Of values in ascending order; between two of them, in proportion. */
export function quantile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Four digits are more than a measurement holds. */
export const round = (value = Number.NaN) => Number(value.toPrecision(4));

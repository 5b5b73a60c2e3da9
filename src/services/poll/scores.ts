/** `counts`: how often each score was given, from the lowest on. */
export function scoredOf(
  counts: number[],
  from: number,
): { mean: number; median: number; counts: number[]; given: number } {
  const { given, sum } = totalOf(counts);
  if (given === 0) return { mean: 0, median: 0, counts, given };
  const middle = (nth(counts, Math.ceil(given / 2)) + nth(counts, Math.floor(given / 2) + 1)) / 2;
  return { mean: from + sum / given, median: from + middle, counts, given };
}

/** The options with the highest mean, by index: compared as fractions, so that equal means are equal. None where nobody scored. */
export function highest(options: number[][]): number[] {
  const totals = options.map(totalOf).map((total, index) => ({ ...total, index }));
  const scored = totals.filter(({ given }) => given > 0);
  const higher = (a: (typeof totals)[number], b: (typeof totals)[number]) => a.sum * b.given - b.sum * a.given;
  return scored.filter((one) => scored.every((other) => higher(one, other) >= 0)).map(({ index }) => index);
}

/** `sum` counts from the lowest score. */
function totalOf(counts: number[]): { given: number; sum: number } {
  return {
    given: counts.reduce((all, count) => all + count, 0),
    sum: counts.reduce((all, count, index) => all + count * index, 0),
  };
}

/** The n-th of all scores in order, n from 1, counted from the lowest score. */
function nth(counts: number[], n: number): number {
  let passed = 0;
  return counts.findIndex((count) => {
    passed += count;
    return passed >= n;
  });
}

/** `wins[a][b]`: how many ballots prefer a to b. */
export type Pairwise = number[][];

/**
 * The order of the Schulze method with winning votes: places with their options, the first place first; several in one place are tied.
 * Nobody in a place is beaten by somebody in the same or a later place.
 * M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", 2011.
 */
export function schulze(wins: Pairwise): number[][] {
  const paths = strongestPaths(wins);
  const beats = (a: number, b: number) => strength(paths, a, b) > strength(paths, b, a);
  const places: number[][] = [];
  let left = wins.map((_, option) => option);
  while (left.length > 0) {
    const place = left.filter((option) => !left.some((other) => beats(other, option)));
    places.push(place);
    left = left.filter((option) => !place.includes(option));
  }
  return places;
}

const strength = (of: Pairwise, a: number, b: number): number => of[a]?.[b] ?? 0;

/** The weakest step of the strongest way from each option to each other, after Floyd and Warshall. */
export function strongestPaths(wins: Pairwise): Pairwise {
  const beating = (a: number, b: number) => (strength(wins, a, b) > strength(wins, b, a) ? strength(wins, a, b) : 0);
  return wins.reduce<Pairwise>(
    (paths, _, over) =>
      paths.map((row, from) =>
        row.map((path, to) => (from === to ? 0 : Math.max(path, through(paths, from, over, to)))),
      ),
    wins.map((row, a) => row.map((_, b) => beating(a, b))),
  );
}

const through = (paths: Pairwise, from: number, over: number, to: number) =>
  Math.min(strength(paths, from, over), strength(paths, over, to));

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= to.length; column++) {
      const kept = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(kept, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The known key that a mistyped one was most likely meant to be; undefined when none is alike. */
export function nearestKey(typed: string, known: string[]): string | undefined {
  const small = typed.toLowerCase();
  const ranked = known
    .map((key) => ({ key, away: distance(small, key.toLowerCase()) }))
    .filter(({ key, away }) => away <= Math.max(2, Math.floor(key.length / 3)))
    .sort((one, other) => one.away - other.away);
  return ranked[0]?.key;
}

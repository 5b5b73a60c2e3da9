/** The known word a typed one most likely stands for; undefined when none is near: a third of its letters may differ, three at most. */
export function nearest(word: string, known: string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 64);
  const allowed = Math.min(3, Math.max(1, Math.floor(typed.length / 3)));
  let best: { name: string; edits: number } | undefined;
  for (const name of known) {
    const edits = editsBetween(typed, name.toLowerCase());
    if (edits <= allowed && edits < name.length && edits < (best?.edits ?? Infinity)) best = { name, edits };
  }
  return best?.name;
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, each letter edited once). */
function editsBetween(from: string, to: string): number {
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      now.push(
        Math.min(
          at(old, column) + 1,
          at(now, column - 1) + 1,
          at(old, column - 1) + (same ? 0 : 1),
          swapped ? at(older, column - 2) + 1 : Infinity,
        ),
      );
    }
    older = old;
    old = now;
  }
  return at(old, to.length);
}

const at = (row: number[], column: number): number => row[column] ?? Infinity;

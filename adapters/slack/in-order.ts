/** Runs what has the same key one after the other: an edit must not overtake the message it edits. */
export function createOrder() {
  const last = new Map<string, Promise<unknown>>();
  return function inOrder<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    const forget = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}

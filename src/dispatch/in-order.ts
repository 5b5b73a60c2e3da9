export type InOrder = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Runs what has the same key one after the other, in the order in which it came. */
export function createOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const forget = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
